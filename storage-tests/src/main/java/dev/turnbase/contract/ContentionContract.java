package dev.turnbase.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnbase.Storage;
import dev.turnbase.StorageEngine;
import dev.turnbase.error.ContentionException;
import dev.turnbase.error.ErrorCode;
import dev.turnbase.model.ConversationPatch;
import dev.turnbase.model.MessagePatch;
import dev.turnbase.model.NewConversation;
import dev.turnbase.model.NewMessage;
import dev.turnbase.model.NewUser;
import dev.turnbase.model.UserPatch;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Transactions that want the same rows: nothing is lost, and what can't be done in the end says so. */
public abstract class ContentionContract extends ContractTest {
    private static final int THREADS = 16;
    /** A server may take a second to notice each deadlock. */
    private static final int FEW_THREADS = 4;

    private static final int EACH = 5;

    private static int number(String text) {
        return Integer.parseInt(text);
    }

    /** Runs a transaction some times in each thread; answers how many succeeded, the others met contention. */
    private static int succeeded(List<Storage> storages, Consumer<Storage> work) {
        return succeeded(THREADS, storages, work);
    }

    private static int succeeded(int threads, List<Storage> storages, Consumer<Storage> work) {
        AtomicInteger done = new AtomicInteger();
        List<Outcome<Boolean>> outcomes = Race.of(threads, thread -> {
            for (int i = 0; i < EACH; i++) {
                storages.get(thread % storages.size()).transactionWithoutResult(work::accept);
                done.incrementAndGet();
            }
            return true;
        });
        assertThat(outcomes)
                .filteredOn(outcome -> !outcome.succeeded())
                .allSatisfy(ContentionContract::assertContention);
        return done.get();
    }

    private static void assertContention(Outcome<Boolean> outcome) {
        ContentionException refusal =
                Refusals.refusal(ContentionException.class, ErrorCode.CONTENTION, outcome::orThrow);
        assertThat(refusal.retryable()).isTrue();
        assertThat(refusal.getSuppressed())
                .as("the attempts are suppressed")
                .isNotEmpty()
                .allSatisfy(attempt -> assertThat(attempt).isInstanceOf(ContentionException.class));
    }

    private void createCounters() {
        users().create(NewUser.unidentified().id("u").name("0"));
        conversations().create(NewConversation.of("0", "agent").id("a"));
        conversations().create(NewConversation.of("0", "agent").id("b"));
        messages().append("a", NewMessage.of("user", "0").id("m"));
    }

    private static int count(Storage storage, String conversation) {
        return number(storage.conversations().get(conversation).orElseThrow().title());
    }

    private static void increment(Storage tx, String conversation) {
        int before = count(tx, conversation);
        tx.conversations().update(conversation, ConversationPatch.none().title(String.valueOf(before + 1)));
    }

    @Test
    @Rule("X4")
    void of_a_conversation_read_by_id_and_then_updated_nothing_is_lost() {
        createCounters();

        int done = succeeded(List.of(storage()), tx -> increment(tx, "a"));

        assertThat(done).isEqualTo(THREADS * EACH);
        assertThat(count(storage(), "a")).isEqualTo(done);
        assertThat(conversations().get("a").orElseThrow().version()).isEqualTo(done + 1L);
    }

    @Test
    @Rule("X4")
    void of_a_user_read_by_id_and_then_updated_nothing_is_lost() {
        createCounters();

        int done = succeeded(List.of(storage()), tx -> {
            int before = number(tx.users().get("u").orElseThrow().name().orElseThrow());
            tx.users().update("u", UserPatch.none().name(String.valueOf(before + 1)));
        });

        assertThat(done).isEqualTo(THREADS * EACH);
        assertThat(users().get("u").orElseThrow().name()).contains(String.valueOf(done));
    }

    @Test
    @Rule("X4")
    void of_a_message_read_by_id_and_then_updated_nothing_is_lost() {
        createCounters();

        int done = succeeded(List.of(storage()), tx -> {
            int before = number(tx.messages().get("m").orElseThrow().content());
            tx.messages().update("m", MessagePatch.none().content(String.valueOf(before + 1)));
        });

        assertThat(done).isEqualTo(THREADS * EACH);
        assertThat(messages().get("m").orElseThrow().content()).isEqualTo(String.valueOf(done));
    }

    @Test
    @Rule({"X4", "M1"})
    void a_conversation_read_by_id_takes_no_append_of_others_until_the_end() {
        createCounters();

        List<Outcome<Boolean>> outcomes = Race.of(
                THREADS,
                thread -> storage().transaction(tx -> {
                    long last = tx.conversations().get("a").orElseThrow().lastTurn();
                    return tx.messages()
                                    .append("a", NewMessage.of("user", "next"))
                                    .turn()
                            == last + 1;
                }));

        assertThat(outcomes).allSatisfy(o -> assertThat(o.get()).isTrue());
        assertThat(messages().latest("a", 100)).hasSize(THREADS + 1);
    }

    @Test
    @Rule({"X3", "X4"})
    void transactions_of_several_engines_lose_nothing() {
        createCounters();
        try (StorageEngine second = StorageEngine.open(configured(database()).build())) {
            Storage there = second.storage(storage().tenant());
            if (!capabilities().sharedByProcesses()) {
                assertThat(there.conversations().get("a")).isEmpty();
                assertThat(conversations().get("a")).isPresent();
                return;
            }

            int done = succeeded(List.of(storage(), there), tx -> increment(tx, "a"));

            assertThat(done).isPositive();
            assertThat(count(there, "a")).isEqualTo(done);
        }
    }

    @Test
    @Rule("X3")
    void transactions_on_crossed_rows_succeed_or_say_that_there_is_contention() {
        createCounters();
        AtomicInteger runs = new AtomicInteger();

        int done = succeeded(FEW_THREADS, List.of(storage()), tx -> {
            boolean crossed = runs.getAndIncrement() % 2 == 0;
            increment(tx, crossed ? "b" : "a");
            increment(tx, crossed ? "a" : "b");
        });

        assertThat(done).isPositive();
        assertThat(count(storage(), "a")).isEqualTo(done);
        assertThat(count(storage(), "b")).isEqualTo(done);
    }

    @Test
    @Rule("X3")
    void without_retry_the_work_runs_once() {
        createCounters();
        Storage once = storage().withoutRetry();
        assertThat(once.tenant()).isEqualTo(storage().tenant());

        List<Outcome<Integer>> outcomes = Race.of(THREADS, thread -> {
            AtomicInteger runs = new AtomicInteger();
            try {
                once.transactionWithoutResult(tx -> {
                    runs.incrementAndGet();
                    increment(tx, thread % 2 == 0 ? "a" : "b");
                    increment(tx, thread % 2 == 0 ? "b" : "a");
                });
                return 1;
            } catch (ContentionException refused) {
                assertThat(refused.retryable()).isTrue();
                assertThat(refused).hasNoSuppressedExceptions();
                return 0;
            } finally {
                assertThat(runs.get()).isLessThanOrEqualTo(1);
            }
        });

        int done = outcomes.stream().mapToInt(Outcome::get).sum();
        assertThat(done).isPositive();
        assertThat(count(storage(), "a")).isEqualTo(done);
        assertThat(count(storage(), "b")).isEqualTo(done);
    }

    @Test
    @Rule("X3")
    void single_writes_of_many_threads_and_engines_all_succeed() {
        createCounters();
        try (StorageEngine second = StorageEngine.open(configured(database()).build())) {
            boolean shared = capabilities().sharedByProcesses();
            List<Storage> storages = List.of(
                    storage(),
                    shared ? second.storage(storage().tenant()) : storage().withoutRetry());

            List<Outcome<Boolean>> outcomes = Race.of(THREADS, thread -> {
                for (int i = 0; i < EACH; i++) {
                    storages.get(thread % 2)
                            .conversations()
                            .update("a", ConversationPatch.none().title("t" + thread));
                }
                return true;
            });

            assertThat(outcomes).allSatisfy(o -> assertThat(o.get()).isTrue());
            assertThat(conversations().get("a").orElseThrow().version()).isEqualTo(THREADS * EACH + 1L);
        }
    }
}
