package dev.turnbase.contract;

import static dev.turnbase.contract.Refusals.assertInvalid;
import static org.assertj.core.api.Assertions.assertThat;

import dev.turnbase.model.Conversation;
import dev.turnbase.model.ConversationPatch;
import dev.turnbase.model.Message;
import dev.turnbase.model.User;
import dev.turnbase.query.InboxScope;
import dev.turnbase.query.PageRequest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Conversations can be put away, and know how far their owner has read. */
public abstract class ArchiveContract extends ContractTest {
    private static final PageRequest PAGE = PageRequest.first(10);
    private static final int ROUNDS = 10;

    @Test
    @Rule("C13")
    void an_archived_conversation_is_left_out_of_the_inbox_unless_asked_for() {
        User ada = newUser("ada");
        Conversation kept = newConversation(ada);
        Conversation away = newConversation(ada);

        Conversation archived = conversations().archive(away.id(), true);

        assertThat(archived.archived()).isTrue();
        assertThat(conversations().get(away.id())).contains(archived);
        assertThat(inbox(ada, InboxScope.ACTIVE)).containsExactly(kept.id());
        assertThat(inbox(ada, InboxScope.ARCHIVED)).containsExactly(away.id());
        assertThat(inbox(ada, InboxScope.ALL)).containsExactlyInAnyOrder(kept.id(), away.id());
        assertThat(conversations().inbox(ada.id(), PAGE).items()).hasSize(1);
        conversations().archive(away.id(), false);
        assertThat(inbox(ada, InboxScope.ACTIVE)).hasSize(2);
        assertThat(inbox(ada, InboxScope.ARCHIVED)).isEmpty();
    }

    private List<String> inbox(User user, InboxScope scope) {
        return conversations().inbox(user.id(), scope, PAGE).items().stream()
                .map(s -> s.conversation().id())
                .toList();
    }

    @Test
    @Rule("C13")
    void an_append_leaves_an_archived_conversation_where_it_is() {
        User ada = newUser("ada");
        Conversation c = newConversation(ada);
        conversations().archive(c.id(), true);

        append(c, "text");

        assertThat(conversations().get(c.id()).orElseThrow().archived()).isTrue();
        assertThat(inbox(ada, InboxScope.ACTIVE)).isEmpty();
    }

    @Test
    @Rule("C13")
    void unread_are_the_messages_after_the_last_read_turn() {
        User ada = newUser("ada");
        Conversation c = newConversation(ada);
        assertThat(unread(ada)).isZero();
        append(c, "1");
        Message second = append(c, "2");
        append(c, "3");

        assertThat(unread(ada)).isEqualTo(3);
        assertThat(conversations().markRead(c.id(), 1).lastReadTurn()).isOne();
        assertThat(unread(ada)).isEqualTo(2);
        messages().delete(second.id());
        assertThat(unread(ada)).isOne();
        conversations().markRead(c.id(), 3);
        assertThat(unread(ada)).isZero();
        append(c, "4");
        assertThat(unread(ada)).isOne();
        messages().deleteFrom(c.id(), 1);
        assertThat(unread(ada)).isZero();
    }

    private long unread(User user) {
        return conversations().inbox(user.id(), PAGE).items().get(0).unreadCount();
    }

    @Test
    @Rule("C13")
    void the_last_read_turn_only_moves_forward() {
        Conversation c = newConversation();
        append(c, "1");
        append(c, "2");

        Conversation read = conversations().markRead(c.id(), 2);

        assertThat(conversations().get(c.id())).contains(read);
        assertThat(conversations().markRead(c.id(), 1)).isEqualTo(read);
        assertThat(conversations().markRead(c.id(), 0).lastReadTurn()).isEqualTo(2);
        assertInvalid("turn", () -> conversations().markRead(c.id(), 3));
        assertInvalid("turn", () -> conversations().markRead(c.id(), -1));
        assertThat(conversations().get(c.id())).contains(read);
    }

    @Test
    @Rule({"C5", "C7", "C13"})
    void changes_of_different_kinds_at_once_all_count() {
        User ada = newUser("ada");
        User bob = newUser("bob");
        for (int round = 0; round < ROUNDS; round++) {
            Conversation c = newConversation(ada);
            append(c, "one");

            Race.<Object>of(List.of(
                            () -> conversations().archive(c.id(), true),
                            () -> conversations().transfer(c.id(), bob.id()),
                            () -> conversations()
                                    .update(c.id(), ConversationPatch.none().title("New")),
                            () -> conversations().markRead(c.id(), 1),
                            () -> append(c, "two")))
                    .forEach(Outcome::get);

            Conversation changed = conversations().get(c.id()).orElseThrow();
            assertThat(changed.archived()).isTrue();
            assertThat(changed.ownerId()).contains(bob.id());
            assertThat(changed.title()).isEqualTo("New");
            assertThat(changed.lastReadTurn()).isEqualTo(1);
            assertThat(changed.messageCount()).isEqualTo(2);
            assertThat(changed.version()).isEqualTo(4);
        }
    }

    @Test
    @Rule("C13")
    void of_many_readers_at_once_the_furthest_counts() {
        Conversation c = newConversation();
        for (int i = 0; i < 16; i++) {
            append(c, "text");
        }

        Race.of(16, i -> conversations().markRead(c.id(), 16 - i)).forEach(Outcome::get);

        assertThat(conversations().get(c.id()).orElseThrow().lastReadTurn()).isEqualTo(16);
    }
}
