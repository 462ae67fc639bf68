package dev.turnbase.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnbase.Storage;
import dev.turnbase.StorageEngine;
import dev.turnbase.contract.Outcome;
import dev.turnbase.contract.Race;
import dev.turnbase.error.ErrorCode;
import dev.turnbase.model.ConversationPatch;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Transactions that are in each other's way. */
abstract class ContentionFaults extends FaultTest {
    private static final Duration LOCK_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration SLACK = Duration.ofSeconds(4);

    ContentionFaults(Ways ways) {
        super(ways);
    }

    @Test
    void of_two_transactions_in_a_deadlock_one_is_done_again_and_both_succeed() {
        try (StorageEngine engine = scene().open()) {
            List<Outcome<Integer>> outcomes = deadlock(storage(engine));

            assertThat(outcomes).extracting(Outcome::get).containsExactlyInAnyOrder(1, 2);
            assertThat(storage(engine).messages().latest("one", 9)).hasSize(2);
            assertThat(storage(engine).messages().latest("two", 9)).hasSize(2);
        }
    }

    @Test
    void of_two_transactions_in_a_deadlock_without_retry_one_gets_CONTENTION_and_has_written_nothing() {
        try (StorageEngine engine = scene().open()) {
            List<Outcome<Integer>> outcomes = deadlock(storage(engine).withoutRetry());

            assertThat(outcomes).filteredOn(Outcome::succeeded).hasSize(1);
            assertThat(outcomes)
                    .filteredOn(outcome -> !outcome.succeeded())
                    .singleElement()
                    .satisfies(
                            outcome -> Failure.of(ErrorCode.CONTENTION, Set.of(ways().deadlock()), outcome::orThrow));
            assertThat(storage(engine).messages().latest("one", 9)).hasSize(1);
            assertThat(storage(engine).messages().latest("two", 9)).hasSize(1);
        }
    }

    /** Each transaction has its first conversation when it asks for the other's. */
    private static List<Outcome<Integer>> deadlock(Storage storage) {
        create(storage, "one");
        create(storage, "two");
        CyclicBarrier met = new CyclicBarrier(2);
        return Race.of(List.of(crossing(storage, "one", "two", met), crossing(storage, "two", "one", met)));
    }

    /** Answers how often its work was run. */
    private static Callable<Integer> crossing(Storage storage, String first, String second, CyclicBarrier met) {
        int[] runs = {0};
        return () -> storage.<Integer, Exception>transaction(tx -> {
            append(tx, first);
            if (runs[0]++ == 0) {
                met.await(60, TimeUnit.SECONDS);
            }
            append(tx, second);
            return runs[0];
        });
    }

    @Test
    void an_append_to_a_locked_conversation_gets_CONTENTION_in_time() {
        try (StorageEngine engine = scene().open()) {
            Storage storage = storage(engine).withoutRetry();
            create(storage, "c");
            try (RowLock lock = lock("conversation_head", "c")) {
                assertContendedInTime(() -> append(storage, "c"));
            }
            append(storage, "c");
            assertThat(storage.messages().latest("c", 9)).hasSize(1);
        }
    }

    @Test
    void an_update_of_a_locked_conversation_gets_CONTENTION_in_time() {
        try (StorageEngine engine = scene().open()) {
            Storage storage = storage(engine).withoutRetry();
            create(storage, "c");
            try (RowLock lock = lock("conversation", "c")) {
                assertContendedInTime(() -> storage.conversations()
                        .update("c", ConversationPatch.none().title("new")));
            }
            assertThat(title(engine, "c")).isEqualTo("Faults");
        }
    }

    private void assertContendedInTime(Runnable write) {
        long begun = System.nanoTime();
        Failure.of(ErrorCode.CONTENTION, Set.of(ways().lockTimeout()), write::run);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isBetween(LOCK_TIMEOUT, LOCK_TIMEOUT.plus(SLACK));
    }
}
