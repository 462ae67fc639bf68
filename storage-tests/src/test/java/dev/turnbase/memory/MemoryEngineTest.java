package dev.turnbase.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnbase.MessageStream;
import dev.turnbase.Storage;
import dev.turnbase.StorageEngine;
import dev.turnbase.StorageOptions;
import dev.turnbase.error.AlreadyExistsException;
import dev.turnbase.error.CannotOpenException;
import dev.turnbase.error.ContentionException;
import dev.turnbase.error.InvalidInputException;
import dev.turnbase.error.StateConflictException;
import dev.turnbase.error.StorageTimeoutException;
import dev.turnbase.model.Conversation;
import dev.turnbase.model.Message;
import dev.turnbase.model.MessageStatus;
import dev.turnbase.model.NewConversation;
import dev.turnbase.model.NewMessage;
import dev.turnbase.model.NewUser;
import dev.turnbase.model.User;
import dev.turnbase.query.ConversationQuery;
import dev.turnbase.query.MessageQuery;
import dev.turnbase.query.Page;
import dev.turnbase.query.PageRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class MemoryEngineTest {
    private final StorageEngine engine = StorageEngine.open("memory:");
    private final Storage storage = engine.storage();

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void what_is_appended_is_read_and_shown_in_the_inbox() {
        User ada = storage.users().findOrCreate(NewUser.withExternalId("ada").name("Ada"));
        Conversation trip = create(NewConversation.of("Trip", "agent").ownedBy(ada));
        Message first = storage.messages()
                .append(trip.id(), NewMessage.of("user", "May?").from(ada));
        try (MessageStream reply = storage.messages().stream(trip.id(), NewMessage.pending("assistant"))) {
            reply.write("Gladly. ");
            reply.flush();
            reply.write("\uD83D");
            reply.write("\uDE00");
            assertThat(storage.messages()
                            .get(reply.message().id())
                            .orElseThrow()
                            .content())
                    .isEqualTo("Gladly. ");
            assertThat(reply.complete().content()).isEqualTo("Gladly. \uD83D\uDE00");
        }

        assertThat(storage.messages().get(first.id())).contains(first);
        assertThat(storage.messages().latest(trip.id(), 20))
                .extracting(Message::turn)
                .containsExactly(1L, 2L);
        assertThat(storage.conversations()
                        .inbox(ada.id(), PageRequest.first(10))
                        .items()
                        .get(0)
                        .unreadCount())
                .isEqualTo(2);
    }

    @Test
    void a_long_conversation_is_walked_both_ways() {
        Conversation c = create(NewConversation.of("Long", "agent"));
        IntStream.range(0, 10_000).forEach(i -> storage.messages().append(c.id(), NewMessage.of("user", "m" + i)));

        List<Long> forward = new ArrayList<>();
        Page<Message> page = storage.messages().list(MessageQuery.of(c.id()).page(PageRequest.first(999)));
        page.forEach(message -> forward.add(message.turn()));
        while (page.next().isPresent()) {
            PageRequest next = PageRequest.first(999).after(page.next().get());
            page = storage.messages().list(MessageQuery.of(c.id()).page(next));
            page.forEach(message -> forward.add(message.turn()));
        }
        List<Long> backward = new ArrayList<>();
        Page<Message> part = storage.messages().list(MessageQuery.of(c.id()).page(PageRequest.last(999)));
        backward.addAll(0, part.items().stream().map(Message::turn).toList());
        while (part.previous().isPresent()) {
            PageRequest previous = PageRequest.first(999).before(part.previous().get());
            part = storage.messages().list(MessageQuery.of(c.id()).page(previous));
            backward.addAll(0, part.items().stream().map(Message::turn).toList());
        }

        assertThat(forward).hasSize(10_000).isSorted().doesNotHaveDuplicates().isEqualTo(backward);
    }

    @Test
    void a_doomed_transaction_throws_its_first_failure_and_leaves_nothing() {
        storage.users().create(NewUser.withEmail("a@example.org"));

        assertThatThrownBy(() -> storage.transactionWithoutResult(tx -> {
                    tx.users().create(NewUser.withEmail("b@example.org"));
                    assertThatThrownBy(() -> tx.users().create(NewUser.withEmail("a@example.org")))
                            .isInstanceOf(AlreadyExistsException.class);
                    assertThatThrownBy(() -> tx.users().get("x")).isInstanceOf(IllegalStateException.class);
                }))
                .isInstanceOf(AlreadyExistsException.class);
        assertThat(engine.status().tables()).containsEntry("users", 1L);
    }

    @Test
    void a_write_beside_the_transaction_is_refused_and_a_read_sees_what_is_committed() {
        storage.transactionWithoutResult(tx -> {
            Conversation inside = tx.conversations().create(NewConversation.of("In", "agent"));
            assertThat(storage.conversations().get(inside.id())).isEmpty();
            assertThat(tx.conversations().get(inside.id())).contains(inside);
            assertThatThrownBy(() -> create(NewConversation.of("Beside", "agent")))
                    .isInstanceOf(IllegalStateException.class);
        });
        assertThat(engine.status().tables()).containsEntry("conversations", 1L);
    }

    @Test
    void a_thread_that_was_interrupted_writes_if_it_need_not_wait_and_withdraws_if_it_must() throws Exception {
        Thread.currentThread().interrupt();
        create(NewConversation.of("Alone", "agent"));
        assertThat(Thread.interrupted()).isTrue();

        List<Throwable> thrown = Collections.synchronizedList(new ArrayList<>());
        storage.<Boolean, InterruptedException>transaction(tx -> {
            Thread waiting = new Thread(() -> {
                try {
                    create(NewConversation.of("Waits", "agent"));
                } catch (ContentionException e) {
                    thrown.add(e);
                    thrown.add(new Exception("flag " + Thread.currentThread().isInterrupted()));
                }
            });
            waiting.start();
            waiting.interrupt();
            waiting.join();
            return true;
        });
        assertThat(thrown).hasSize(2).last().hasToString("java.lang.Exception: flag true");
    }

    @Test
    void a_transaction_that_hangs_lets_the_others_go_on_when_its_time_is_over() {
        StorageOptions hasty = StorageOptions.of("memory:").toBuilder()
                .transactionTimeout(Duration.ofMillis(100))
                .build();
        try (StorageEngine impatient = StorageEngine.open(hasty)) {
            Storage shared = impatient.storage();
            assertThatThrownBy(() -> shared.<Conversation, Exception>transaction(tx -> {
                        tx.conversations().create(NewConversation.of("Lost", "agent"));
                        CompletableFuture.supplyAsync(
                                        () -> shared.conversations().create(NewConversation.of("Kept", "agent")))
                                .get(60, TimeUnit.SECONDS);
                        assertThatThrownBy(() -> shared.conversations().create(NewConversation.of("Beside", "agent")))
                                .isInstanceOf(IllegalStateException.class);
                        return tx.conversations().create(NewConversation.of("Late", "agent"));
                    }))
                    .isInstanceOf(StorageTimeoutException.class);
            assertThat(shared.conversations().list(ConversationQuery.all()).items())
                    .extracting(Conversation::title)
                    .containsExactly("Kept");
        }
    }

    @Test
    void an_erased_tenant_refuses_what_would_make_it_exist() {
        Conversation c = create(NewConversation.of("Gone", "agent"));
        MessageStream stream = storage.messages().stream(c.id(), NewMessage.pending("assistant"));

        assertThat(engine.tenants().erase("default")).isTrue();
        assertThatThrownBy(stream::flush).isInstanceOf(StateConflictException.class);
        stream.close();
        assertThatThrownBy(() -> create(NewConversation.of("New", "agent"))).isInstanceOf(StateConflictException.class);
        assertThat(engine.tenants().create("default")).isTrue();
        create(NewConversation.of("New", "agent"));
    }

    @Test
    void a_closed_engine_cancels_its_streams_and_refuses_work() {
        Conversation c = create(NewConversation.of("Open", "agent"));
        MessageStream stream = storage.messages().stream(c.id(), NewMessage.pending("assistant"));
        engine.close();

        stream.close();
        assertThatThrownBy(() -> stream.write("late")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> storage.users().get("x")).isInstanceOf(IllegalStateException.class);
        assertThat(engine.status().tables()).isEmpty();
    }

    @Test
    void a_fork_of_an_open_stream_has_its_text_so_far() {
        Conversation c = create(NewConversation.of("Source", "agent"));
        Message question = storage.messages().append(c.id(), NewMessage.of("user", "Why?"));
        try (MessageStream stream = storage.messages().stream(
                c.id(), NewMessage.pending("assistant").replyTo(question.id()))) {
            stream.write("Beca");
            stream.flush();
            Conversation fork = storage.conversations().fork(c.id(), 7);
            List<Message> copies = storage.messages().latest(fork.id(), 7);
            assertThat(copies).extracting(Message::content).containsExactly("Why?", "Beca");
            assertThat(copies.get(1).status()).isEqualTo(MessageStatus.CANCELLED);
            assertThat(copies.get(1).replyTo()).contains(copies.get(0).id());
        }
    }

    @Test
    void what_memory_has_no_use_for_is_refused_at_opening() {
        assertThatThrownBy(() -> StorageEngine.open("memory:name")).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> StorageEngine.open("memory:?a=b")).isInstanceOf(InvalidInputException.class);
        StorageOptions.Builder options = StorageOptions.builder().url("memory:");
        assertThatThrownBy(() -> StorageEngine.open(options.ddlUrl("memory:").build()))
                .isInstanceOf(CannotOpenException.class);
    }

    private Conversation create(NewConversation conversation) {
        return storage.conversations().create(conversation);
    }
}
