package dev.turnbase.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.turnbase.Storage;
import dev.turnbase.StorageEngine;
import dev.turnbase.StorageOptions;
import dev.turnbase.error.ErrorCode;
import dev.turnbase.error.StorageTimeoutException;
import dev.turnbase.model.Conversation;
import dev.turnbase.model.Message;
import dev.turnbase.model.NewConversation;
import dev.turnbase.model.NewMessage;
import dev.turnbase.model.NewUser;
import dev.turnbase.model.User;
import dev.turnbase.model.UserPatch;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** All of a transaction's writes or none: what it sees, how it ends, and how long it may take. */
public abstract class TransactionsContract extends ContractTest {
    private static final Duration SHORT = Duration.ofMillis(200);

    private static NewMessage message(String content) {
        return NewMessage.of("user", content);
    }

    @Test
    @Rule("X1")
    void every_write_of_a_transaction_is_visible_inside_and_gone_when_it_rolls_back() {
        SampleWrites.seed(storage());
        List<Object> before = SampleWrites.everything(storage());

        SampleWrites.all().forEach((name, write) -> {
            RuntimeException ours = new RuntimeException(name);
            Throwable thrown = catchThrowable(() -> storage().transactionWithoutResult(tx -> {
                assertThat(write.apply(tx)).as(name).isNotNull();
                assertThat(SampleWrites.everything(tx)).as(name).isNotEqualTo(before);
                throw ours;
            }));

            assertThat(thrown).as(name).isSameAs(ours);
            assertThat(SampleWrites.everything(storage())).as(name).isEqualTo(before);
        });
    }

    @Test
    @Rule("X1")
    void all_writes_of_a_transaction_are_there_when_it_ends_as_they_were_seen_inside() {
        SampleWrites.seed(storage());

        List<Object> inside = storage().transaction(tx -> {
            tx.users().update("u1", UserPatch.none().name("Augusta"));
            User eve = tx.users().create(NewUser.withExternalId("eve"));
            Conversation c =
                    tx.conversations().create(NewConversation.of("New", "agent").ownedBy(eve));
            Message first = tx.messages().append(c.id(), message("first").from(eve));
            tx.messages().append(c.id(), message("second").replyTo(first.id()));
            tx.messages().delete("m2");
            assertThat(tx.messages().get(first.id())).contains(first);
            assertThat(tx.conversations().open(c.id(), 1).orElseThrow().messages())
                    .extracting(Message::content)
                    .containsExactly("second");
            return SampleWrites.everything(tx);
        });

        assertThat(SampleWrites.everything(storage())).isEqualTo(inside);
    }

    @Test
    @Rule("X1")
    void a_read_beside_the_transaction_sees_what_was_committed() {
        SampleWrites.seed(storage());
        List<Object> before = SampleWrites.everything(storage());

        storage().transactionWithoutResult(tx -> {
            tx.messages().append("c1", message("not yet"));
            assertThat(SampleWrites.everything(storage())).isEqualTo(before);
        });

        assertThat(messages().latest("c1", 1)).extracting(Message::content).containsExactly("not yet");
    }

    @Test
    @Rule("X1")
    void an_exception_of_the_work_comes_out_unchanged() {
        String id = conversations().create(NewConversation.of("T", "agent")).id();
        for (Throwable ours :
                List.of(new IOException("checked"), new IllegalArgumentException("unchecked"), new AssertionError())) {
            Throwable thrown = catchThrowable(() -> storage().<Object, Exception>transaction(tx -> {
                tx.messages().append(id, message("lost"));
                if (ours instanceof Error error) {
                    throw error;
                }
                throw (Exception) ours;
            }));

            assertThat(thrown).isSameAs(ours).hasNoSuppressedExceptions();
        }
        assertThat(messages().latest(id, 10)).isEmpty();
        assertThat(conversations().get(id).orElseThrow().lastTurn()).isZero();
    }

    @Test
    @Rule("X1")
    void a_transaction_answers_what_its_work_answers_null_too() {
        assertThat(storage().<Integer, RuntimeException>transaction(tx -> 42)).isEqualTo(42);
        assertThat(nothing(storage())).isNull();
        User made = storage().transaction(tx -> tx.users().create(NewUser.unidentified()));
        assertThat(users().get(made.id())).contains(made);
    }

    /** The checker takes the type of a lambda's result for one without null, whatever its type argument says. */
    @SuppressWarnings("NullAway")
    private static @Nullable Object nothing(Storage storage) {
        return storage.<@Nullable Object, RuntimeException>transaction(tx -> null);
    }

    @Test
    @Rule("X1")
    void a_transaction_of_one_tenant_leaves_the_others_as_they_are() {
        SampleWrites.seed(storage());
        Storage other = otherTenant();
        other.users().create(NewUser.withExternalId("ada").id("u1"));
        List<Object> before = SampleWrites.everything(other);

        storage().transactionWithoutResult(tx -> {
            assertThat(tx.tenant()).isEqualTo(storage().tenant());
            tx.users().delete("u1");
        });

        assertThat(SampleWrites.everything(other)).isEqualTo(before);
        assertThat(other.users().get("u1")).isPresent();
        assertThat(users().get("u1")).isEmpty();
    }

    @Test
    @Rule("X1")
    void transactions_of_many_threads_are_all_there_whole() {
        String one = conversations().create(NewConversation.of("One", "agent")).id();
        String two = conversations().create(NewConversation.of("Two", "agent")).id();

        List<Outcome<Long>> outcomes = Race.of(
                16,
                thread -> storage().transaction(tx -> {
                    long turn = tx.messages().append(one, message("t" + thread)).turn();
                    assertThat(tx.messages().append(two, message("t" + thread)).turn())
                            .isEqualTo(turn);
                    if (thread % 4 == 3) {
                        throw new IllegalArgumentException("rolled back");
                    }
                    return turn;
                }));

        assertThat(outcomes).filteredOn(Outcome::succeeded).hasSize(12);
        assertThat(messages().latest(one, 100)).hasSize(12);
        assertThat(messages().latest(one, 100).stream().map(Message::content).toList())
                .isEqualTo(messages().latest(two, 100).stream()
                        .map(Message::content)
                        .toList());
    }

    @Test
    @Rule("X7")
    void a_transaction_over_its_duration_is_rolled_back_at_its_next_call() {
        withShortTransactions(storage -> {
            String id = storage.conversations()
                    .create(NewConversation.of("T", "agent"))
                    .id();

            Refusals.refusal(
                    StorageTimeoutException.class,
                    ErrorCode.TIMEOUT,
                    () -> storage.transactionWithoutResult(tx -> {
                        tx.messages().append(id, message("lost"));
                        Patience.during(
                                SHORT.multipliedBy(50), () -> tx.messages().latest(id, 1));
                    }));

            assertThat(storage.messages().latest(id, 10)).isEmpty();
            assertThat(storage.messages().append(id, message("kept")).turn()).isEqualTo(1);
        });
    }

    @Test
    @Rule("X7")
    void a_transaction_over_its_duration_is_rolled_back_at_its_end() {
        withShortTransactions(storage -> {
            String id = storage.conversations()
                    .create(NewConversation.of("T", "agent"))
                    .id();

            StorageTimeoutException refusal = Refusals.refusal(
                    StorageTimeoutException.class,
                    ErrorCode.TIMEOUT,
                    () -> storage.transactionWithoutResult(tx -> {
                        tx.messages().append(id, message("lost"));
                        assertThat(tx.messages().latest(id, 10)).hasSize(1);
                        Patience.during(SHORT.multipliedBy(2), () -> {});
                    }));

            assertThat(refusal.retryable()).isTrue();
            assertThat(storage.messages().latest(id, 10)).isEmpty();
            assertThat(storage.messages().append(id, message("kept")).turn()).isEqualTo(1);
        });
    }

    private void withShortTransactions(Consumer<Storage> test) {
        StorageOptions options =
                configured(database()).transactionTimeout(SHORT).build();
        try (StorageEngine hasty = StorageEngine.open(options)) {
            test.accept(hasty.storage(storage().tenant()));
        }
    }
}
