package dev.turnbase.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.turnbase.Conversations;
import dev.turnbase.MessageStream;
import dev.turnbase.Messages;
import dev.turnbase.Storage;
import dev.turnbase.StorageEngine;
import dev.turnbase.Tenants;
import dev.turnbase.Users;
import dev.turnbase.error.StorageException;
import dev.turnbase.model.Message;
import dev.turnbase.model.MessageStatus;
import dev.turnbase.model.NewConversation;
import dev.turnbase.model.NewMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What a closed engine refuses, what closing waits for, and what becomes of an interrupted write. */
public abstract class ClosingContract extends ContractTest {
    private static final Set<String> STILL_ANSWER = Set.of("name", "status", "close", "capabilities");
    /** They hand out an object and ask nothing of the engine. */
    private static final Set<String> HAND_OUT = Set.of("tenant", "users", "conversations", "messages", "withoutRetry");

    private StorageEngine open() {
        return StorageEngine.open(configured(database()).build());
    }

    private String conversation(Storage storage) {
        return storage.conversations()
                .create(NewConversation.of("Closing", "agent"))
                .id();
    }

    private static NewMessage message(String content) {
        return NewMessage.of("user", content);
    }

    @Test
    @Rule("E3")
    void a_closed_engine_refuses_every_call() {
        StorageEngine closed = open();
        Storage storage = closed.storage(storage().tenant());
        List<Operation> operations = new ArrayList<>();
        operations.addAll(Operation.of(StorageEngine.class, closed));
        operations.addAll(Operation.of(Tenants.class, closed.tenants()));
        operations.addAll(Operation.of(Storage.class, storage));
        operations.addAll(Operation.of(Users.class, storage.users()));
        operations.addAll(Operation.of(Conversations.class, storage.conversations()));
        operations.addAll(Operation.of(Messages.class, storage.messages()));
        closed.close();

        operations.removeIf(
                o -> STILL_ANSWER.contains(o.name()) || (HAND_OUT.contains(o.name()) && o.target() instanceof Storage));
        assertThat(operations)
                .hasSizeGreaterThan(40)
                .allSatisfy(operation -> assertThatThrownBy(operation::call)
                        .as("%s", operation)
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("closed"));
    }

    @Test
    @Rule("E3")
    void a_closed_engine_still_says_what_it_is() {
        StorageEngine closed = open();
        assertThat(closed.status().tables()).isNotEmpty();
        closed.close();

        assertThat(closed.name()).isEqualTo(engine().name());
        assertThat(closed.capabilities()).hasToString(capabilities().toString());
        assertThat(closed.status().engine()).isEqualTo(engine().name());
        assertThat(closed.status().tables()).isEmpty();
    }

    @Test
    @Rule("E3")
    void closing_again_or_from_many_threads_does_nothing() {
        StorageEngine closed = open();

        List<Outcome<Boolean>> outcomes = Race.of(8, thread -> {
            closed.close();
            return true;
        });
        closed.close();

        outcomes.forEach(Outcome::get);
        assertThatThrownBy(closed::storage).isInstanceOf(IllegalStateException.class);
    }

    @Test
    @Rule("E3")
    void closing_cancels_open_streams_and_keeps_their_text() {
        StorageEngine closed = open();
        Storage storage = closed.storage(storage().tenant());
        MessageStream stream = storage.messages().stream(
                conversation(storage), NewMessage.pending("assistant").id("m"));
        stream.write("as far as it came");

        closed.close();

        assertThatThrownBy(() -> stream.write("more")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(stream::flush).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(stream::complete).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> stream.fail("reason")).isInstanceOf(IllegalStateException.class);
        stream.close();
        assertThat(stream.message().id()).isEqualTo("m");
        Optional<Message> kept = messages().get("m");
        assertThat(kept.isPresent()).isEqualTo(capabilities().sharedByProcesses());
        kept.ifPresent(message -> {
            assertThat(message.status()).isEqualTo(MessageStatus.CANCELLED);
            assertThat(message.content()).isEqualTo("as far as it came");
        });
    }

    @Test
    @Rule("E3")
    void closing_refuses_new_work_and_waits_for_a_transaction_in_flight() {
        StorageEngine closed = open();
        Storage storage = closed.storage(storage().tenant());
        String c = conversation(storage);
        CountDownLatch written = new CountDownLatch(1);
        CountDownLatch refused = new CountDownLatch(1);

        List<Outcome<Boolean>> outcomes = Race.of(List.<Callable<Boolean>>of(
                () -> storage.transaction(tx -> {
                    tx.messages().append(c, message("in flight").id("m"));
                    written.countDown();
                    await(refused);
                    return true;
                }),
                () -> {
                    await(written);
                    closed.close();
                    return messages().get("m").isPresent();
                },
                () -> {
                    await(written);
                    try {
                        Patience.until("new work is refused", () -> catchThrowable(closed::storage) != null);
                        Throwable refusal = catchThrowable(() -> storage.users().delete("nobody"));
                        return refusal instanceof IllegalStateException;
                    } finally {
                        refused.countDown();
                    }
                }));

        assertThat(outcomes)
                .extracting(Outcome::get)
                .containsExactly(true, capabilities().sharedByProcesses(), true);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a race ran", e);
        }
    }

    @Test
    @Rule("E3")
    void closing_waits_no_longer_than_its_timeout() {
        StorageEngine closed = StorageEngine.open(
                configured(database()).closeTimeout(Duration.ofMillis(100)).build());
        Storage storage = closed.storage(storage().tenant());
        String c = conversation(storage);
        CountDownLatch written = new CountDownLatch(1);
        CountDownLatch returned = new CountDownLatch(1);

        List<Outcome<Boolean>> outcomes = Race.of(List.<Callable<Boolean>>of(
                () -> storage.transaction(tx -> {
                    tx.messages().append(c, message("too late").id("m"));
                    written.countDown();
                    await(returned);
                    return true;
                }),
                () -> {
                    await(written);
                    closed.close();
                    returned.countDown();
                    return true;
                }));

        outcomes.get(1).get();
        assertThat(catchThrowable(closed::storage)).isInstanceOf(IllegalStateException.class);
        if (capabilities().sharedByProcesses()) {
            assertThat(messages().get("m").isPresent())
                    .isEqualTo(outcomes.get(0).succeeded());
        }
    }

    @Test
    @Rule("E5")
    void an_interrupted_write_is_made_or_withdrawn_and_keeps_the_interrupt() {
        String c = conversation(storage());
        int threads = 8;
        List<Callable<Optional<Message>>> calls = new ArrayList<>();
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(threads);
        calls.add(() -> storage().transaction(tx -> {
            Message message = tx.messages().append(c, message("holds the row"));
            held.countDown();
            await(interrupted);
            return Optional.of(message);
        }));
        for (int i = 0; i < threads; i++) {
            String id = "m" + i;
            calls.add(() -> {
                await(held);
                Thread.currentThread().interrupt();
                interrupted.countDown();
                return interruptedAppend(c, id);
            });
        }

        List<Outcome<Optional<Message>>> outcomes = Race.of(calls);

        List<Message> made = outcomes.stream().flatMap(o -> o.get().stream()).toList();
        assertThat(messages().latest(c, 100)).containsExactlyInAnyOrderElementsOf(made);
        assertThat(messages().latest(c, 100))
                .extracting(Message::turn)
                .isEqualTo(LongStream.rangeClosed(1, made.size()).boxed().toList());
    }

    @Test
    @Rule("E5")
    void a_write_interrupted_while_it_waits_is_made_or_withdrawn_and_keeps_the_interrupt() {
        String c = conversation(storage());
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);

        List<Outcome<Optional<Message>>> outcomes = Race.of(List.<Callable<Optional<Message>>>of(
                () -> storage().transaction(tx -> {
                    Message message = tx.messages().append(c, message("holds the row"));
                    held.countDown();
                    await(interrupted);
                    return Optional.of(message);
                }),
                () -> {
                    await(held);
                    interruptOnceItWaits(Thread.currentThread(), interrupted);
                    return interruptedAppend(c, "m");
                }));

        List<Message> made = outcomes.stream().flatMap(o -> o.get().stream()).toList();
        assertThat(messages().latest(c, 100)).containsExactlyInAnyOrderElementsOf(made);
    }

    /** A thread that waits in the driver's native code looks as if it ran: it is interrupted after a second. */
    private static void interruptOnceItWaits(Thread writer, CountDownLatch interrupted) {
        long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(1);
        new Thread(() -> {
                    Patience.until(
                            "the write waits",
                            () -> writer.getState() != Thread.State.RUNNABLE || System.nanoTime() - patience > 0);
                    writer.interrupt();
                    interrupted.countDown();
                })
                .start();
    }

    private Optional<Message> interruptedAppend(String conversation, String id) {
        Optional<Message> made;
        try {
            made = Optional.of(
                    messages().append(conversation, message("interrupted").id(id)));
        } catch (StorageException withdrawn) {
            made = Optional.empty();
        }
        assertThat(Thread.interrupted()).as("the interrupt is kept").isTrue();
        return made;
    }
}
