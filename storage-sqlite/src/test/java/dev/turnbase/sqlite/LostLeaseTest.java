package dev.turnbase.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnbase.MessageStream;
import dev.turnbase.OperationEvent;
import dev.turnbase.Storage;
import dev.turnbase.StorageEngine;
import dev.turnbase.StorageObserver;
import dev.turnbase.StorageOptions;
import dev.turnbase.error.ErrorCode;
import dev.turnbase.error.StateConflictException;
import dev.turnbase.model.NewConversation;
import dev.turnbase.model.NewMessage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A stream whose message is taken from it, found out by the flush in the background. */
class LostLeaseTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"flush", "write", "complete", "fail"})
    void what_the_background_found_out_is_told_once_by_the_next_call(String call) throws InterruptedException {
        CountDownLatch found = new CountDownLatch(1);
        try (StorageEngine engine = StorageEngine.open(options(found))) {
            Storage storage = engine.storage();
            String trip = storage.conversations()
                    .create(NewConversation.of("Trip", "agent"))
                    .id();
            MessageStream stream = storage.messages().stream(trip, NewMessage.pending("assistant"));
            storage.messages().delete(stream.message().id());
            stream.write("text");
            assertThat(found.await(20, TimeUnit.SECONDS)).isTrue();

            assertThatThrownBy(() -> next(call).accept(stream)).isInstanceOf(StateConflictException.class);
            assertThatThrownBy(() -> next(call).accept(stream)).isInstanceOf(IllegalStateException.class);
            stream.close();
        }
    }

    private static Consumer<MessageStream> next(String call) {
        return switch (call) {
            case "flush" -> MessageStream::flush;
            case "write" -> stream -> stream.write("x".repeat(5_000));
            case "complete" -> MessageStream::complete;
            default -> stream -> stream.fail("tired");
        };
    }

    private StorageOptions options(CountDownLatch found) {
        return StorageOptions.builder()
                .url("file:" + folder.resolve("chat.db"))
                .streamFlushInterval(Duration.ofMillis(10))
                .observer(new StorageObserver() {
                    @Override
                    public void onOperation(OperationEvent event) {
                        if (event.error()
                                .filter(ErrorCode.STATE_CONFLICT::equals)
                                .isPresent()) {
                            found.countDown();
                        }
                    }
                })
                .build();
    }
}
