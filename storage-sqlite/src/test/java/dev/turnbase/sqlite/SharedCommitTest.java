package dev.turnbase.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnbase.Storage;
import dev.turnbase.StorageEngine;
import dev.turnbase.StorageOptions;
import dev.turnbase.error.AlreadyExistsException;
import dev.turnbase.model.Message;
import dev.turnbase.model.NewConversation;
import dev.turnbase.model.NewMessage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Writes that wait for the writing connection are carried in one commit, and do each other no harm. */
class SharedCommitTest {
    private static final int WRITERS = 40;

    @TempDir
    private Path folder;

    @Test
    void writes_that_wait_share_a_commit_and_a_bad_one_fails_alone() throws Exception {
        WatchedDataSource database = new WatchedDataSource(folder.resolve("chat.db"));
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
        try (StorageEngine engine = StorageEngine.open(
                StorageOptions.builder()
                        .engine("sqlite")
                        .dataSource(database.dataSource())
                        .build(),
                new SqliteEngineProvider())) {
            Storage storage = engine.storage();
            String conversation = storage.conversations()
                    .create(NewConversation.of("", "agent"))
                    .id();
            storage.messages()
                    .append(conversation, NewMessage.of("user", "taken").id("taken"));
            List<Future<Message>> appends = new ArrayList<>();
            int before = database.commits();

            storage.transactionWithoutResult(tx -> {
                CountDownLatch begun = new CountDownLatch(WRITERS);
                for (int i = 0; i < WRITERS; i++) {
                    NewMessage message = NewMessage.of("user", "text " + i);
                    NewMessage mine = i == WRITERS / 2 ? message.id("taken") : message;
                    appends.add(threads.submit(() -> {
                        begun.countDown();
                        return storage.messages().append(conversation, mine);
                    }));
                }
                begun.await();
                tx.messages().append(conversation, NewMessage.of("user", "in a transaction"));
            });

            List<Long> turns = new ArrayList<>();
            int refused = 0;
            for (Future<Message> append : appends) {
                try {
                    turns.add(append.get().turn());
                } catch (java.util.concurrent.ExecutionException e) {
                    assertThat(e.getCause()).isInstanceOf(AlreadyExistsException.class);
                    refused++;
                }
            }
            assertThat(refused).isEqualTo(1);
            assertThat(turns)
                    .containsExactlyInAnyOrderElementsOf(
                            LongStream.rangeClosed(3, WRITERS + 1L).boxed().toList());
            assertThat(database.commits() - before).isLessThan(WRITERS);
        } finally {
            threads.shutdownNow();
        }
    }
}
