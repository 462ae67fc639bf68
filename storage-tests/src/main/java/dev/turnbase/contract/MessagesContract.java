package dev.turnbase.contract;

import static dev.turnbase.contract.Refusals.assertInvalid;
import static dev.turnbase.contract.Refusals.assertNotFound;
import static org.assertj.core.api.Assertions.assertThat;

import dev.turnbase.Storage;
import dev.turnbase.model.Conversation;
import dev.turnbase.model.Message;
import dev.turnbase.model.MessagePatch;
import dev.turnbase.model.MessageStatus;
import dev.turnbase.model.NewConversation;
import dev.turnbase.model.NewMessage;
import dev.turnbase.model.User;
import dev.turnbase.query.MessageFilter;
import dev.turnbase.query.MessageQuery;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Reading, finding and changing messages that are there. */
public abstract class MessagesContract extends ContractTest {
    private static final MessageFilter ANY = MessageFilter.any();

    @Test
    @Rule("C1")
    void an_appended_message_is_as_get_finds_it_defaults_included() {
        Conversation c = newConversation();
        Message m = append(c, "text");

        assertThat(messages().get(m.id())).contains(m);
        assertThat(m.conversationId()).isEqualTo(c.id());
        assertThat(m.turn()).isOne();
        assertThat(m.status()).isEqualTo(MessageStatus.COMPLETE);
        assertThat(m.statusReason()).isEmpty();
        assertThat(m.authorId()).isEmpty();
        assertThat(m.replyTo()).isEmpty();
        assertThat(m.metadata()).isEqualTo("{}");
        assertThat(m.version()).isOne();
        assertThat(m.updatedAt()).isEqualTo(m.createdAt());
    }

    @Test
    @Rule("C1")
    void every_way_to_read_a_message_answers_the_same() {
        User ada = newUser("ada");
        Conversation c = newConversation(ada);
        Message first = append(c, "first");
        Message m = messages()
                .append(
                        c.id(),
                        NewMessage.of("user", "text")
                                .id("m")
                                .from(ada)
                                .replyTo(first.id())
                                .metadata("{\"a\":1}"));

        assertThat(m.authorId()).contains(ada.id());
        assertThat(m.replyTo()).contains(first.id());
        assertThat(m.metadata()).isEqualTo("{\"a\":1}");
        assertThat(messages().get("m")).contains(m);
        assertThat(messages().find(ANY.id("m"))).contains(m);
        assertThat(messages().list(MessageQuery.of(c.id())).items()).containsExactly(first, m);
        assertThat(messages().latest(c.id(), 1)).containsExactly(m);
        assertThat(messages()
                        .appendAll(c.id(), List.of(NewMessage.of("user", "x").id("n"))))
                .containsExactly(messages().get("n").orElseThrow());
    }

    @Test
    @Rule({"C3", "M9"})
    void a_missing_parent_is_named_and_nothing_is_written() {
        Conversation c = newConversation();
        Message elsewhere = append(newConversation(), "elsewhere");
        NewMessage text = NewMessage.of("user", "text");

        assertNotFound("conversation", "nowhere", () -> messages().append("nowhere", text));
        assertNotFound("conversation", "nowhere", () -> messages().appendAll("nowhere", List.of(text)));
        assertNotFound("conversation", "nowhere", () -> messages().stream("nowhere", NewMessage.pending("assistant")));
        assertNotFound("user", "nobody", () -> messages().append(c.id(), text.from("nobody")));
        assertNotFound("user", "nobody", () -> messages().appendAll(c.id(), List.of(text, text.from("nobody"))));
        assertNotFound(
                "user",
                "nobody",
                () -> messages().stream(c.id(), NewMessage.pending("assistant").from("nobody")));
        assertNotFound("message", "gone", () -> messages().append(c.id(), text.replyTo("gone")));
        assertNotFound("message", elsewhere.id(), () -> messages().append(c.id(), text.replyTo(elsewhere.id())));

        assertThat(messages().count(ANY.conversation(c.id()))).isZero();
        assertThat(append(c, "first").turn()).isOne();
    }

    @Test
    @Rule("C4")
    void a_find_without_a_condition_is_refused_and_a_count_counts_all() {
        append(newConversation(), "text");

        assertInvalid("filter", () -> messages().find(ANY));
        assertThat(messages().count(ANY)).isOne();
    }

    @Test
    @Rule("C4")
    void all_conditions_of_a_filter_hold_and_none_can_be_asked_for() {
        User ada = newUser("ada");
        Conversation c = newConversation();
        Message one = messages().append(c.id(), NewMessage.of("user", "hi").from(ada));
        Message two = messages().append(c.id(), NewMessage.of("assistant", "hi").replyTo(one.id()));
        Message three = append(c, "bye");
        Message failed = messages().update(three.id(), MessagePatch.none().status(MessageStatus.FAILED));
        Message other = append(newConversation(), "hi");

        assertThat(found(ANY.content("hi"))).containsExactlyInAnyOrder(one, two, other);
        assertThat(found(ANY.content("hi").conversation(c.id()))).containsExactly(one, two);
        assertThat(found(ANY.conversation(c.id()).turn(2))).containsExactly(two);
        assertThat(found(ANY.conversation(c.id()).afterTurn(1))).containsExactly(two, failed);
        assertThat(found(ANY.role("assistant").author(ada.id()))).isEmpty();
        assertThat(found(ANY.role("user").author(ada.id()))).containsExactly(one);
        assertThat(found(ANY.conversation(c.id()).withoutAuthor())).containsExactly(two, failed);
        assertThat(found(ANY.replyTo(one.id()))).containsExactly(two);
        assertThat(found(ANY.conversation(c.id()).notReplies())).containsExactly(one, failed);
        assertThat(found(ANY.status(MessageStatus.FAILED))).containsExactly(failed);
        assertThat(found(ANY.id(one.id()).turn(2))).isEmpty();
        assertThat(messages().count(ANY.content("hi"))).isEqualTo(3);
        assertThat(messages().count(ANY.content("hi").turn(1))).isEqualTo(2);
        assertThat(messages().count(ANY.afterTurn(1))).isEqualTo(2);
        assertThat(messages().find(ANY.conversation(c.id()).content("hi"))).contains(one);
    }

    /** What the list, find and count make of a filter. */
    private List<Message> found(MessageFilter filter) {
        List<Message> found = messages().list(MessageQuery.where(filter)).items();
        assertThat(messages().find(filter)).isEqualTo(found.stream().findFirst());
        assertThat(messages().count(filter)).isEqualTo(found.size());
        return found;
    }

    @Test
    @Rule("C5")
    void a_patch_changes_what_it_names_and_answers_the_new_state() {
        User ada = newUser("ada");
        Conversation c = newConversation();
        Message m = messages()
                .append(c.id(), NewMessage.of("user", "text").from(ada).metadata("{\"a\":1}"));

        Message patched = messages().update(m.id(), MessagePatch.none().content("edited"));

        assertThat(messages().get(m.id())).contains(patched);
        assertThat(patched.content()).isEqualTo("edited");
        assertThat(patched.role()).isEqualTo("user");
        assertThat(patched.metadata()).isEqualTo("{\"a\":1}");
        assertThat(patched.authorId()).contains(ada.id());
        assertThat(patched.turn()).isEqualTo(m.turn());
        assertThat(patched.status()).isEqualTo(MessageStatus.COMPLETE);
        assertThat(found(ANY.content("text"))).isEmpty();
        assertThat(messages().latest(c.id(), 1)).containsExactly(patched);
    }

    @Test
    @Rule("C5")
    void a_patch_sets_and_clears_the_reason_of_a_status() {
        Message m = append(newConversation(), "text");

        Message failed = messages()
                .update(m.id(), MessagePatch.none().status(MessageStatus.FAILED).statusReason("model gone"));
        assertThat(failed.status()).isEqualTo(MessageStatus.FAILED);
        assertThat(failed.statusReason()).contains("model gone");

        Message cleared = messages()
                .update(
                        m.id(),
                        MessagePatch.none().status(MessageStatus.COMPLETE).clearStatusReason());
        assertThat(cleared.statusReason()).isEmpty();
        assertThat(messages().get(m.id())).contains(cleared);
        assertThat(cleared.content()).isEqualTo("text");
    }

    @Test
    @Rule("C6")
    void updating_a_missing_message_throws_and_deleting_one_answers_false() {
        Storage other = otherTenant();
        Conversation theirs = other.conversations().create(NewConversation.of("t", "a"));
        String elsewhere =
                other.messages().append(theirs.id(), NewMessage.of("user", "x")).id();
        for (String id : List.of("nothing", elsewhere)) {
            assertNotFound(
                    "message",
                    id,
                    () -> messages().update(id, MessagePatch.none().content("x").ifVersion(4)));
            assertThat(messages().delete(id)).isFalse();
            assertThat(messages().get(id)).isEmpty();
        }
        assertThat(other.messages().get(elsewhere)).isPresent();
    }
}
