package dev.turnbase.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnbase.MessageStream;
import dev.turnbase.Storage;
import dev.turnbase.StorageEngine;
import dev.turnbase.StorageOptions;
import dev.turnbase.error.StorageTimeoutException;
import dev.turnbase.model.Message;
import dev.turnbase.model.MessageStatus;
import dev.turnbase.model.NewConversation;
import dev.turnbase.model.NewMessage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A transaction holds the one writer: what must not wait for it, and how closing gets past it. */
@Timeout(60)
class StuckTransactionTest {
    @TempDir
    private Path folder;

    private StorageEngine engine;
    private Storage storage;
    private String conversation;

    @BeforeEach
    void open() {
        engine = StorageEngine.open(
                options().transactionTimeout(Duration.ofMinutes(10)).build());
        storage = engine.storage();
        conversation =
                storage.conversations().create(NewConversation.of("", "agent")).id();
    }

    private StorageOptions.Builder options() {
        return StorageOptions.builder().url("file:" + folder.resolve("chat.db")).closeTimeout(Duration.ofMillis(100));
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void closing_rolls_it_back_and_cancels_the_streams_behind_it() throws Exception {
        MessageStream stream = storage.messages().stream(conversation, NewMessage.pending("assistant"));
        stream.write("so far");
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        CompletableFuture<Void> transaction = CompletableFuture.runAsync(() -> storage.transactionWithoutResult(tx -> {
            tx.messages().append(conversation, NewMessage.of("user", "never"));
            begun.countDown();
            awaited(closed);
        }));
        begun.await();

        engine.close();
        closed.countDown();

        assertThatThrownBy(transaction::join)
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(StorageTimeoutException.class)
                .hasMessageContaining("closed");
        try (StorageEngine again = StorageEngine.open(options().build())) {
            Message only = again.storage().messages().latest(conversation, 10).get(0);
            assertThat(only.status()).isEqualTo(MessageStatus.CANCELLED);
            assertThat(only.content()).isEqualTo("so far");
        }
    }

    private static void awaited(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
