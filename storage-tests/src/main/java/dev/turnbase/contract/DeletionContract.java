package dev.turnbase.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnbase.MessageStream;
import dev.turnbase.error.NotFoundException;
import dev.turnbase.model.Conversation;
import dev.turnbase.model.Message;
import dev.turnbase.model.NewConversation;
import dev.turnbase.model.NewMessage;
import dev.turnbase.model.NewUser;
import dev.turnbase.model.User;
import dev.turnbase.query.ConversationFilter;
import dev.turnbase.query.ConversationQuery;
import dev.turnbase.query.MessageFilter;
import dev.turnbase.query.PageRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What goes with a row that is deleted, and that nothing of it is left. */
public abstract class DeletionContract extends ContractTest {
    @Test
    @Rule("C8")
    void a_conversation_goes_with_its_messages() {
        Conversation c = newConversation();
        Message m = append(c, "text");
        Message elsewhere = append(newConversation(), "kept");

        assertThat(conversations().delete(c.id())).isTrue();

        assertThat(conversations().get(c.id())).isEmpty();
        assertThat(messages().get(m.id())).isEmpty();
        assertThat(messages().latest(c.id(), 10)).isEmpty();
        assertThat(messages().count(MessageFilter.any())).isOne();
        assertThat(messages().get(elsewhere.id())).contains(elsewhere);
        assertThat(conversations().delete(c.id())).isFalse();
    }

    @Test
    @Rule("C8")
    void a_user_goes_with_the_conversations_and_without_authorship_elsewhere() {
        User ada = newUser("ada");
        User bob = newUser("bob");
        Conversation adas = newConversation(ada);
        Conversation bobs = newConversation(bob);
        Message inAdas = messages().append(adas.id(), NewMessage.of("user", "a").from(bob));
        Message inBobs = messages().append(bobs.id(), NewMessage.of("user", "b").from(ada));

        assertThat(users().delete(ada.id())).isTrue();

        assertThat(users().get(ada.id())).isEmpty();
        assertThat(conversations().get(adas.id())).isEmpty();
        assertThat(messages().get(inAdas.id())).isEmpty();
        Message kept = messages().get(inBobs.id()).orElseThrow();
        assertThat(kept.authorId()).isEmpty();
        assertThat(kept.content()).isEqualTo("b");
        assertThat(users().get(bob.id())).contains(bob);
        assertThat(users().delete(ada.id())).isFalse();
    }

    @Test
    @Rule("C8")
    void a_deleted_message_is_cleared_from_the_replies_to_it() {
        Conversation c = newConversation();
        Message first = append(c, "question");
        Message reply =
                messages().append(c.id(), NewMessage.of("assistant", "answer").replyTo(first.id()));
        Message second = append(c, "another");
        Message kept =
                messages().append(c.id(), NewMessage.of("assistant", "other").replyTo(second.id()));

        assertThat(messages().delete(first.id())).isTrue();

        assertThat(messages().get(reply.id()).orElseThrow().replyTo()).isEmpty();
        assertThat(messages().get(kept.id())).contains(kept);
        assertThat(messages().count(MessageFilter.any().replyTo(first.id()))).isZero();
    }

    @Test
    @Rule("C8")
    void deleting_from_a_turn_on_deletes_the_later_ones_alone() {
        Conversation c = newConversation();
        Message first = append(c, "1");
        Message second = append(c, "2");
        append(c, "3");
        append(newConversation(), "elsewhere");

        assertThat(messages().deleteFrom(c.id(), 3)).isEqualTo(1);
        assertThat(messages().deleteFrom(c.id(), 3)).isZero();
        assertThat(messages().latest(c.id(), 9)).containsExactly(first, second);
        assertThat(messages().deleteFrom(c.id(), 0)).isEqualTo(2);
        assertThat(messages().count(MessageFilter.any())).isOne();
    }

    @Test
    @Rule({"C8", "M3"})
    void the_head_of_a_conversation_follows_its_deleted_messages() {
        User ada = newUser("ada");
        Conversation c = newConversation(ada);
        Message first = append(c, "1");
        Message second = append(c, "2");
        messages().delete(second.id());

        Conversation head = conversations().get(c.id()).orElseThrow();
        assertThat(head.messageCount()).isOne();
        assertThat(head.lastTurn()).isEqualTo(2);
        assertThat(conversations()
                        .inbox(ada.id(), PageRequest.first(1))
                        .items()
                        .get(0)
                        .lastMessage())
                .contains(first);
        messages().delete(first.id());
        assertThat(conversations()
                        .inbox(ada.id(), PageRequest.first(1))
                        .items()
                        .get(0)
                        .lastMessage())
                .isEmpty();
    }

    @Test
    @Rule("C8")
    void nothing_of_what_is_deleted_is_left_anywhere() {
        User owner = newUser("owner");
        Map<String, Long> before = rows();

        User ada = users().create(NewUser.withExternalId("x").id("orphan-user").email("orphan-mail"));
        User other = users().create(NewUser.withExternalId("orphan-former").id("orphan-merged"));
        users().merge(other.id(), ada.id());
        Conversation c = conversations()
                .create(NewConversation.of("t", "a").id("orphan-conversation").ownedBy(ada));
        fill(c, ada);
        Conversation mixed = newConversation(owner);
        fill(mixed, ada);
        assertPresent("orphan-user", "orphan-conversation", "orphan-message-" + c.id(), "orphan-mail");

        users().delete(ada.id());
        conversations().delete(mixed.id());

        assertThat(rows()).isEqualTo(before);
        assertAbsent(
                "orphan-user",
                "orphan-merged",
                "orphan-conversation",
                "orphan-mail",
                "orphan-former",
                "orphan-message-" + c.id(),
                "orphan-message-" + mixed.id(),
                mixed.id());
    }

    private void fill(Conversation c, User author) {
        Message m = messages()
                .append(
                        c.id(),
                        NewMessage.of("user", "x".repeat(70_000))
                                .id("orphan-message-" + c.id())
                                .from(author));
        messages().append(c.id(), NewMessage.of("user", "reply").replyTo(m.id()).from(author));
        try (MessageStream stream = messages().stream(c.id(), NewMessage.pending("assistant"))) {
            stream.write("some");
            stream.flush();
            stream.write("more");
            stream.flush();
        }
        MessageStream left = messages().stream(c.id(), NewMessage.pending("assistant"));
        left.write("never ended");
        left.flush();
    }

    @Test
    @Rule("C8")
    void nothing_of_a_deleted_message_is_left_anywhere() {
        Conversation c = newConversation();
        Map<String, Long> before = rows();
        fill(c, newUser("ada"));
        assertPresent("orphan-message-" + c.id());

        messages().delete("orphan-message-" + c.id());
        messages().deleteFrom(c.id(), 1);
        users().delete(users().findOrCreate(NewUser.withExternalId("ada")).id());

        assertThat(rows()).isEqualTo(before);
        assertAbsent("orphan-message-" + c.id());
    }

    private Map<String, Long> rows() {
        Map<String, Long> rows = new HashMap<>(engine().status().tables());
        raw().ifPresent(tables -> {
            try (tables) {
                rows.putAll(tables.rows());
                rows.keySet().removeAll(database().bookkeepingTables());
            }
        });
        assertThat(rows).isNotEmpty();
        return rows;
    }

    private void assertPresent(String... values) {
        raw().ifPresent(tables -> {
            try (tables) {
                for (String value : values) {
                    assertThat(tables.columnsWith(value)).as(value).isNotEmpty();
                }
            }
        });
    }

    private void assertAbsent(String... values) {
        raw().ifPresent(tables -> {
            try (tables) {
                for (String value : values) {
                    assertThat(tables.columnsWith(value)).as(value).isEmpty();
                }
            }
        });
    }

    private Optional<RawTables> raw() {
        return RawTables.of(database());
    }

    @Test
    @Rule({"C3", "C8"})
    void a_child_created_while_its_parent_is_deleted_is_refused_or_goes_too() {
        for (int round = 0; round < 25; round++) {
            User ada = newUser("ada " + round);
            Conversation c = newConversation(ada);
            List<Outcome<String>> outcomes = Race.of(List.of(
                    () -> String.valueOf(users().delete(ada.id())),
                    () -> newConversation(ada).id(),
                    () -> append(c, "text").id()));

            assertThat(outcomes.get(0).get()).isEqualTo("true");
            for (Outcome<String> outcome : outcomes.subList(1, 3)) {
                assertThat(outcome.succeeded() || outcome.failure() instanceof NotFoundException)
                        .as("%s", outcome.failure())
                        .isTrue();
            }
        }
        assertThat(conversations().list(ConversationQuery.all()).items()).isEmpty();
        assertThat(conversations().find(ConversationFilter.any().archived(false)))
                .isEmpty();
        assertThat(messages().count(MessageFilter.any())).isZero();
    }

    @Test
    @Rule("C8")
    void of_many_who_delete_at_once_one_is_told_that_there_was_one() {
        Conversation c = newConversation();
        append(c, "text");

        List<Outcome<Boolean>> outcomes = Race.of(8, i -> conversations().delete(c.id()));

        assertThat(outcomes).extracting(Outcome::get).containsOnlyOnce(true);
    }
}
