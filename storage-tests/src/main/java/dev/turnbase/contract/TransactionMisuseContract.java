package dev.turnbase.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.turnbase.MessageStream;
import dev.turnbase.Messages;
import dev.turnbase.Storage;
import dev.turnbase.error.StorageException;
import dev.turnbase.model.ConversationPatch;
import dev.turnbase.model.Message;
import dev.turnbase.model.NewConversation;
import dev.turnbase.model.NewMessage;
import dev.turnbase.model.NewUser;
import dev.turnbase.query.Cursor;
import dev.turnbase.query.MessageFilter;
import dev.turnbase.query.MessageQuery;
import dev.turnbase.query.PageRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A transaction belongs to its thread, ends with its work, and is doomed by a write that fails. */
public abstract class TransactionMisuseContract extends ContractTest {
    private static final NewConversation CONVERSATION = NewConversation.of("Misuse", "agent");

    private String conversation = "";

    @BeforeEach
    void createConversation() {
        conversation = conversations().create(CONVERSATION).id();
    }

    private static NewMessage message(String content) {
        return NewMessage.of("user", content);
    }

    private static void assertMisuse(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(IllegalStateException.class).hasMessageMatching("(?s).+");
    }

    private List<String> contents() {
        return messages().latest(conversation, 100).stream()
                .map(Message::content)
                .toList();
    }

    @Test
    @Rule("X2")
    void a_transaction_inside_a_transaction_joins_it() {
        RuntimeException ours = new RuntimeException("rolled back");

        assertThat(catchThrowable(() -> storage().transactionWithoutResult(tx -> {
                    tx.transactionWithoutResult(inner -> inner.messages().append(conversation, message("inner")));
                    assertThat(tx.messages().latest(conversation, 10)).hasSize(1);
                    throw ours;
                })))
                .isSameAs(ours);

        assertThat(contents()).isEmpty();
    }

    @Test
    @Rule("X2")
    void an_exception_of_inner_work_can_be_caught_and_nothing_is_rolled_back_by_it() {
        RuntimeException ours = new RuntimeException("caught");

        storage().transactionWithoutResult(tx -> {
            Throwable thrown = catchThrowable(() -> tx.transactionWithoutResult(inner -> {
                inner.messages().append(conversation, message("inner"));
                throw ours;
            }));
            assertThat(thrown).isSameAs(ours);
            tx.messages().append(conversation, message("outer"));
        });

        assertThat(contents()).containsExactly("inner", "outer");
    }

    @Test
    @Rule("X2")
    void a_write_beside_the_transaction_on_its_thread_is_refused() {
        Storage other = otherTenant();
        List<Consumer<Storage>> writes = List.of(
                s -> s.users().create(NewUser.unidentified()),
                s -> s.users().findOrCreate(NewUser.withExternalId("ada")),
                s -> s.users().delete("nobody"),
                s -> s.conversations().create(CONVERSATION),
                s -> s.conversations()
                        .update(conversation, ConversationPatch.none().title("beside")),
                s -> s.conversations().markRead(conversation, 0),
                s -> s.conversations().delete("nothing"),
                s -> s.messages().append(conversation, message("beside")),
                s -> s.messages().appendAll(conversation, List.of(message("beside"))),
                s -> s.messages().appendAll(conversation, List.of()),
                s -> engine().recoverPending(Duration.ofHours(1)),
                s -> s.messages().deleteFrom(conversation, 1),
                s -> s.transactionWithoutResult(tx -> tx.messages().append(conversation, message("beside"))));

        storage().transactionWithoutResult(tx -> {
            for (Consumer<Storage> write : writes) {
                assertMisuse(() -> write.accept(storage()));
                assertMisuse(() -> write.accept(other));
            }
            tx.messages().append(conversation, message("inside"));
        });

        assertThat(contents()).containsExactly("inside");
        assertThat(conversations().get(conversation).orElseThrow().title()).isEqualTo("Misuse");
    }

    @Test
    @Rule("X2")
    void a_thread_in_a_transaction_is_refused_by_an_open_stream_and_can_not_close_the_engine() {
        MessageStream stream = messages().stream(conversation, NewMessage.pending("assistant"));
        stream.write("before");

        storage().transactionWithoutResult(tx -> {
            tx.messages().append(conversation, message("inside"));
            assertMisuse(() -> stream.write("inside"));
            assertMisuse(stream::flush);
            assertMisuse(stream::complete);
            assertMisuse(() -> stream.fail("reason"));
            assertMisuse(() -> engine().close());
        });

        assertThat(stream.complete().content()).isEqualTo("before");
        assertThat(contents()).containsExactly("before", "inside");
    }

    @Test
    @Rule("X2")
    void a_stream_and_the_making_and_erasing_of_tenants_inside_a_transaction_are_refused() {
        NewMessage reply = NewMessage.pending("assistant");
        Storage other = otherTenant();
        other.users().create(NewUser.withExternalId("ada"));

        storage().transactionWithoutResult(tx -> {
            assertMisuse(() -> tx.messages().stream(conversation, reply));
            assertMisuse(() -> tx.messages().stream(conversation, reply, 0));
            assertMisuse(() -> messages().stream(conversation, reply));
            assertMisuse(() -> engine().tenants().create("made-inside"));
            assertMisuse(() -> engine().tenants().erase(other.tenant()));
            tx.messages().append(conversation, message("inside"));
        });

        assertThat(contents()).containsExactly("inside");
        assertThat(other.users().findOrCreate(NewUser.withExternalId("ada")).version())
                .isEqualTo(1);
        assertThat(engine().tenants().list(PageRequest.first(1_000)).items())
                .noneSatisfy(tenant -> assertThat(tenant.name()).isEqualTo("made-inside"));
    }

    @Test
    @Rule("X2")
    void a_handle_kept_after_the_end_is_refused() {
        List<Storage> kept = new ArrayList<>();
        List<Messages> keptMessages = new ArrayList<>();
        storage().transactionWithoutResult(tx -> {
            kept.add(tx);
            keptMessages.add(tx.messages());
        });
        assertThatThrownBy(() -> storage().transactionWithoutResult(tx -> {
                    kept.add(tx);
                    keptMessages.add(tx.messages());
                    throw new IllegalArgumentException("rolled back");
                }))
                .hasMessage("rolled back");

        assertThat(kept).hasSize(2).allSatisfy(handle -> {
            assertMisuse(() -> handle.users().get("nobody"));
            assertMisuse(() -> handle.messages().latest(conversation, 1));
            assertMisuse(() -> handle.messages().append(conversation, message("late")));
            assertMisuse(() -> handle.transactionWithoutResult(tx -> {}));
        });
        assertThat(keptMessages).hasSize(2).allSatisfy(handle -> {
            assertMisuse(() -> handle.latest(conversation, 1));
            assertMisuse(() -> handle.append(conversation, message("late")));
        });
        assertThat(contents()).isEmpty();
    }

    @Test
    @Rule("X2")
    void a_handle_on_another_thread_is_refused() {
        storage().transactionWithoutResult(tx -> {
            List<Outcome<Message>> outcomes =
                    Race.of(2, thread -> tx.messages().append(conversation, message("thread " + thread)));
            assertThat(outcomes).allSatisfy(o -> assertThat(o.failure()).isInstanceOf(IllegalStateException.class));
            tx.messages().append(conversation, message("mine"));
        });

        assertThat(contents()).containsExactly("mine");
    }

    @Test
    @Rule({"X2", "X3"})
    void the_handle_without_retry_is_of_the_same_transaction() {
        assertThatThrownBy(() -> storage().transactionWithoutResult(tx -> {
                    tx.withoutRetry().messages().append(conversation, message("one"));
                    assertThat(tx.messages().latest(conversation, 10)).hasSize(1);
                    throw new IllegalArgumentException("rolled back");
                }))
                .hasMessage("rolled back");
        assertThat(contents()).isEmpty();
    }

    private Map<String, Consumer<Storage>> failingWrites() {
        String id = conversation;
        messages().append(id, message("stored").id("stored"));
        users().create(NewUser.withEmail("ada@example.org"));
        Map<String, Consumer<Storage>> writes = new TreeMap<>();
        writes.put("not found", tx -> tx.messages().append("nothing", message("lost")));
        writes.put("already exists", tx -> tx.users().create(NewUser.withEmail("ada@example.org")));
        writes.put("taken id", tx -> tx.messages().append(id, message("another").id("stored")));
        writes.put(
                "version conflict",
                tx -> tx.conversations()
                        .update(id, ConversationPatch.none().title("x").ifVersion(7)));
        writes.put("state conflict", tx -> tx.messages().append(id, message("lost"), 99));
        writes.put(
                "invalid input", tx -> tx.messages().append(id, message("lost").metadata("[]")));
        writes.put(
                "inside",
                tx -> tx.transactionWithoutResult(inner -> inner.conversations().transfer(id, "nobody")));
        return writes;
    }

    @Test
    @Rule("X6")
    void a_write_that_fails_dooms_the_transaction_though_it_is_caught() {
        failingWrites().forEach((name, write) -> {
            List<Throwable> first = new ArrayList<>();
            Throwable thrown = catchThrowable(() -> storage().transactionWithoutResult(tx -> {
                Messages kept = tx.messages();
                kept.append(conversation, message("lost"));
                first.add(catchThrowable(() -> write.accept(tx)));
                Throwable later = catchThrowable(() -> tx.messages().append(conversation, message("later")));
                assertThat(later).as(name).isInstanceOf(IllegalStateException.class);
                assertThat(later.getCause()).as(name).isSameAs(first.get(0));
                assertThatThrownBy(() -> tx.users().get("nobody")).isInstanceOf(IllegalStateException.class);
                assertThatThrownBy(() -> kept.latest(conversation, 1)).isInstanceOf(IllegalStateException.class);
            }));

            assertThat(thrown).as(name).isInstanceOf(StorageException.class).isSameAs(first.get(0));
            assertThat(contents()).as(name).containsExactly("stored");
        });
    }

    @Test
    @Rule("X6")
    void a_write_that_fails_uncaught_rolls_back_and_comes_out_after_one_run() {
        failingWrites().forEach((name, write) -> {
            AtomicInteger runs = new AtomicInteger();
            Throwable thrown = catchThrowable(() -> storage().transactionWithoutResult(tx -> {
                runs.incrementAndGet();
                tx.messages().append(conversation, message("lost"));
                write.accept(tx);
            }));

            assertThat(thrown).as(name).isInstanceOf(StorageException.class);
            assertThat(runs).as(name).hasValue(1);
            assertThat(contents()).as(name).containsExactly("stored");
        });
    }

    @Test
    @Rule("X6")
    void a_read_that_fails_dooms_nothing() {
        storage().transactionWithoutResult(tx -> {
            tx.messages().append(conversation, message("one"));
            assertThatThrownBy(() -> tx.messages().latest(conversation, -1)).isInstanceOf(StorageException.class);
            assertThatThrownBy(() -> tx.messages().find(MessageFilter.any())).isInstanceOf(StorageException.class);
            assertThatThrownBy(() -> tx.messages()
                            .list(MessageQuery.all().page(PageRequest.first(1).after(Cursor.of("mangled")))))
                    .isInstanceOf(StorageException.class);
            assertThat(tx.messages().get("nothing")).isEmpty();
            assertThat(tx.messages().delete("nothing")).isFalse();
            tx.messages().append(conversation, message("two"));
        });

        assertThat(contents()).containsExactly("one", "two");
    }
}
