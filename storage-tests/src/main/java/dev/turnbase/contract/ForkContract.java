package dev.turnbase.contract;

import static dev.turnbase.contract.Refusals.assertInvalid;
import static org.assertj.core.api.Assertions.assertThat;

import dev.turnbase.MessageStream;
import dev.turnbase.model.Conversation;
import dev.turnbase.model.Message;
import dev.turnbase.model.MessagePatch;
import dev.turnbase.model.MessageStatus;
import dev.turnbase.model.NewConversation;
import dev.turnbase.model.NewMessage;
import dev.turnbase.model.User;
import dev.turnbase.query.PageRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A fork takes a conversation in another direction from one of its turns. */
public abstract class ForkContract extends ContractTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    @Rule("C12")
    void a_fork_has_the_messages_up_to_the_turn_with_new_ids() {
        Source source = new Source();
        clock().advance(Duration.ofHours(1));

        Conversation fork = conversations().fork(source.c.id(), 2);

        List<Message> copies = messages().latest(fork.id(), 10);
        assertThat(copies).extracting(Message::turn).containsExactly(1L, 2L);
        assertThat(copies).extracting(Message::content).containsExactly("question", "edited answer");
        assertThat(copies).extracting(Message::role).containsExactly("user", "assistant");
        assertThat(copies).extracting(Message::createdAt).containsOnly(NOON);
        assertThat(copies).extracting(Message::version).containsOnly(1L);
        assertThat(copies).extracting(Message::conversationId).containsOnly(fork.id());
        assertThat(copies.get(0).authorId()).contains(source.ada.id());
        assertThat(copies.get(0).metadata()).isEqualTo("{\"a\":1}");
        assertThat(copies.get(1).replyTo()).contains(copies.get(0).id());
        assertThat(copies).extracting(Message::id).doesNotContainAnyElementsOf(source.ids());
        assertThat(copies).allSatisfy(m -> assertThat(messages().get(m.id())).contains(m));
    }

    @Test
    @Rule("C12")
    void a_fork_is_a_new_conversation_of_the_same_owner() {
        Source source = new Source();
        clock().advance(Duration.ofHours(1));

        Conversation fork = conversations().fork(source.c.id(), 2);

        assertThat(conversations().get(fork.id())).contains(fork);
        assertThat(fork.id()).isNotEqualTo(source.c.id());
        assertThat(fork.forkedFrom()).contains(source.c.id());
        assertThat(fork.ownerId()).contains(source.ada.id());
        assertThat(fork.title()).isEqualTo("Trip");
        assertThat(fork.agent()).isEqualTo("travel-agent");
        assertThat(fork.primer()).contains("Be brief.");
        assertThat(fork.context()).isEqualTo("{\"city\":\"Lisbon\"}");
        assertThat(fork.metadata()).isEqualTo("{\"tag\":1}");
        assertThat(fork.lastTurn()).isEqualTo(2);
        assertThat(fork.messageCount()).isEqualTo(2);
        assertThat(fork.lastReadTurn()).isOne();
        assertThat(fork.archived()).isFalse();
        assertThat(fork.version()).isOne();
        assertThat(List.of(fork.createdAt(), fork.updatedAt(), fork.lastActivity()))
                .containsOnly(NOON.plusSeconds(3600));
        assertThat(conversations().inbox(source.ada.id(), PageRequest.first(5)).items())
                .extracting(s -> s.conversation().id())
                .containsExactly(fork.id());
    }

    @Test
    @Rule("C12")
    void the_source_is_unchanged() {
        Source source = new Source();
        Conversation before = conversations().get(source.c.id()).orElseThrow();
        List<Message> messages = messages().latest(source.c.id(), 10);
        clock().advance(Duration.ofHours(1));

        Conversation fork = conversations().fork(source.c.id(), 2);
        append(fork, "another way");
        conversations().delete(fork.id());

        assertThat(conversations().get(source.c.id())).contains(before);
        assertThat(messages().latest(source.c.id(), 10)).isEqualTo(messages);
    }

    @Test
    @Rule({"C12", "M1"})
    void a_fork_goes_on_with_the_turn_after_its_last() {
        Source source = new Source();

        assertThat(append(conversations().fork(source.c.id(), 2), "next").turn())
                .isEqualTo(3);
        assertThat(append(conversations().fork(source.c.id(), 0), "next").turn())
                .isEqualTo(1);
        Conversation whole = conversations().fork(source.c.id(), Long.MAX_VALUE);
        assertThat(whole.lastTurn()).isEqualTo(3);
        assertThat(whole.lastReadTurn()).isOne();
        assertThat(append(whole, "next").turn()).isEqualTo(4);
        assertInvalid("throughTurn", () -> conversations().fork(source.c.id(), -1));
    }

    @Test
    @Rule("C12")
    void a_gap_in_the_source_is_a_gap_in_the_fork() {
        Source source = new Source();
        messages().delete(source.ids().get(1));

        Conversation shorter = conversations().fork(source.c.id(), 2);
        Conversation fork = conversations().fork(source.c.id(), 3);

        assertThat(shorter.lastTurn()).isEqualTo(2);
        assertThat(shorter.messageCount()).isOne();
        assertThat(append(shorter, "next").turn()).isEqualTo(3);
        assertThat(messages().latest(fork.id(), 9)).extracting(Message::turn).containsExactly(1L, 3L);
        assertThat(append(fork, "next").turn()).isEqualTo(4);
    }

    @Test
    @Rule("C12")
    void a_pending_message_is_copied_as_cancelled_with_the_text_so_far() {
        Conversation c = newConversation();
        try (MessageStream stream = messages().stream(c.id(), NewMessage.pending("assistant"))) {
            stream.write("so far");
            stream.flush();

            Message copy =
                    messages().latest(conversations().fork(c.id(), 1).id(), 1).get(0);

            assertThat(copy.status()).isEqualTo(MessageStatus.CANCELLED);
            assertThat(copy.content()).isEqualTo("so far");
            assertThat(copy.statusReason()).contains("forked while pending");
            stream.write(" and on");
            assertThat(stream.complete().content()).isEqualTo("so far and on");
            assertThat(messages().get(copy.id())).contains(copy);
        }
    }

    @Test
    @Rule("C12")
    void a_fork_remembers_a_source_that_is_deleted() {
        Conversation c = newConversation();
        append(c, "text");
        Conversation fork = conversations().fork(c.id(), 1);

        conversations().delete(c.id());

        assertThat(conversations().get(fork.id())).contains(fork);
        assertThat(fork.forkedFrom()).contains(c.id());
        assertThat(messages().latest(fork.id(), 9)).hasSize(1);
    }

    @Test
    @Rule("C12")
    void a_fork_while_others_append_has_every_turn_up_to_its_own() {
        Conversation c = newConversation();
        append(c, "1");
        try (Background writers = Background.repeat(2, (thread, round) -> append(c, "more"))) {
            for (int i = 0; i < 10; i++) {
                long through = conversations().get(c.id()).orElseThrow().lastTurn();
                Conversation fork = conversations().fork(c.id(), through);
                assertThat(fork.lastTurn()).isEqualTo(through);
                assertThat(fork.messageCount()).isEqualTo(through);
            }
        }
    }

    /** Three turns at noon: a question, an answer that was edited, and one more; the first is read. */
    private final class Source {
        final User ada;
        final Conversation c;

        Source() {
            clock().set(NOON);
            ada = newUser("ada");
            c = conversations()
                    .create(NewConversation.of("Trip", "travel-agent")
                            .ownedBy(ada)
                            .primer("Be brief.")
                            .context("{\"city\":\"Lisbon\"}")
                            .metadata("{\"tag\":1}"));
            Message question = messages()
                    .append(c.id(), NewMessage.of("user", "question").from(ada).metadata("{\"a\":1}"));
            Message answer = messages()
                    .append(c.id(), NewMessage.of("assistant", "answer").replyTo(question.id()));
            messages().update(answer.id(), MessagePatch.none().content("edited answer"));
            append(c, "more");
            conversations().markRead(c.id(), 1);
            conversations().archive(c.id(), true);
        }

        List<String> ids() {
            return messages().latest(c.id(), 10).stream().map(Message::id).toList();
        }
    }
}
