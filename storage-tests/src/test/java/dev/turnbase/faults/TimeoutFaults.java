package dev.turnbase.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnbase.Storage;
import dev.turnbase.StorageEngine;
import dev.turnbase.error.ErrorCode;
import dev.turnbase.model.ConversationPatch;
import dev.turnbase.servers.Until;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Statements and transactions that take too long, since a row that they need is locked. */
abstract class TimeoutFaults extends FaultTest {
    private static final Duration SLACK = Duration.ofSeconds(3);

    TimeoutFaults(Ways ways) {
        super(ways);
    }

    /** Writes that wait for a row of conversation c. */
    enum Write {
        APPEND,
        UPDATE,
        TRANSACTION;

        /** The table that the row is in. */
        String table() {
            return this == UPDATE ? "conversation" : "conversation_head";
        }

        void to(Storage storage) {
            switch (this) {
                case APPEND -> append(storage, "c");
                case UPDATE ->
                    storage.conversations().update("c", ConversationPatch.none().title("new"));
                case TRANSACTION -> storage.transactionWithoutResult(tx -> append(tx, "c"));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_statement_that_runs_too_long_is_cancelled_and_its_caller_gets_TIMEOUT_in_time(Write write) {
        try (StorageEngine engine = StorageEngine.open(
                scene().options(scene().url() + "&socket_timeout=1").build())) {
            Storage storage = storage(engine);
            create(storage, "c");
            try (RowLock lock = lock(write.table(), "c")) {
                long begun = System.nanoTime();
                Failure.of(ErrorCode.TIMEOUT, () -> write.to(storage));
                assertThat(Duration.ofNanos(System.nanoTime() - begun))
                        .isLessThan(Duration.ofSeconds(1).plus(SLACK));
                scene().awaitIdle();
            }
            assertThat(title(engine, "c")).isEqualTo("Faults");
            assertThat(storage.messages().latest("c", 9)).isEmpty();
        }
    }

    @Test
    void a_transaction_that_takes_too_long_is_cancelled_in_its_statement_and_lets_go_of_its_rows() {
        Duration most = Duration.ofMillis(700);
        try (StorageEngine engine =
                StorageEngine.open(scene().options().transactionTimeout(most).build())) {
            Storage storage = storage(engine);
            create(storage, "mine");
            create(storage, "theirs");
            List<String> before;
            try (RowLock theirs = lock("conversation_head", "theirs")) {
                before = scene().sessions();
                long begun = System.nanoTime();
                Failure.of(
                        ErrorCode.TIMEOUT,
                        () -> storage.transactionWithoutResult(tx -> {
                            append(tx, "mine");
                            append(tx, "theirs");
                        }));
                assertThat(Duration.ofNanos(System.nanoTime() - begun)).isBetween(most, most.plus(SLACK));
                scene().awaitIdle();
                // Where the rollback was cancelled too, the end of the connection lets go, which the server sees a
                // little later.
                Until.holds("the row is free", () -> scene().gets(locking("conversation_head", "mine")));
            }
            assertThat(before).isNotEmpty();
            assertThat(storage.messages().latest("mine", 9)).isEmpty();
            assertThat(storage.messages().latest("theirs", 9)).isEmpty();
            append(storage, "mine");
        }
    }
}
