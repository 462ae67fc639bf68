package dev.turnbase.sql.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnbase.error.AlreadyExistsException;
import dev.turnbase.error.InvalidInputException;
import dev.turnbase.error.NotFoundException;
import dev.turnbase.error.StateConflictException;
import dev.turnbase.model.Conversation;
import dev.turnbase.model.Message;
import dev.turnbase.model.MessagePatch;
import dev.turnbase.model.MessageStatus;
import dev.turnbase.model.NewConversation;
import dev.turnbase.model.NewMessage;
import dev.turnbase.model.NewUser;
import dev.turnbase.query.Direction;
import dev.turnbase.query.MessageFilter;
import dev.turnbase.query.MessageOrder;
import dev.turnbase.query.MessageQuery;
import dev.turnbase.query.Page;
import dev.turnbase.query.PageRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SqlMessagesTest extends StoreTest {
    private String conversation = "";

    @BeforeEach
    void createConversation() {
        conversation = conversations.create(NewConversation.of("t", "a")).id();
    }

    @Test
    void what_append_returns_equals_what_get_returns() {
        String ada = users.create(NewUser.withExternalId("ada")).id();

        Message one = messages.append(
                conversation, NewMessage.of("user", "hi").from(ada).metadata("{\"k\":1}"));
        Message two = messages.append(
                conversation, NewMessage.of("agent", "\uD83D\uDE00 ").replyTo(one.id()));

        assertThat(one.turn()).isEqualTo(1);
        assertThat(two.turn()).isEqualTo(2);
        assertThat(messages.get(one.id())).contains(one);
        database.lockRows();
        assertThat(messages.get(two.id())).contains(two);
        assertThat(messages.latest(conversation, 5)).containsExactly(one, two);
        assertThat(messages.latest(conversation, 1)).containsExactly(two);
        assertThat(messages.latest(conversation, 0)).isEmpty();
        assertThat(messages.latest("none", 3)).isEmpty();
    }

    @Test
    void the_same_input_under_the_same_id_is_a_replay() {
        NewMessage input = NewMessage.of("user", "hi").id("m");
        messages.append(conversation, input);
        Message patched = messages.update("m", MessagePatch.none().content("changed"));

        assertThat(messages.append(conversation, input)).isEqualTo(patched);
        assertThat(messages.append(conversation, input, 99)).isEqualTo(patched);
        assertThatThrownBy(() -> messages.append(
                        conversation, NewMessage.of("user", "ho").id("m")))
                .isInstanceOf(AlreadyExistsException.class);
        String other = conversations.create(NewConversation.of("t", "a")).id();
        assertThatThrownBy(() -> messages.append(other, input)).isInstanceOf(AlreadyExistsException.class);
        assertThatThrownBy(() -> messages.append("none", input)).isInstanceOf(NotFoundException.class);
        assertThat(messages.count(MessageFilter.any())).isEqualTo(1);
    }

    @Test
    void a_bulk_is_a_replay_whole_or_not_at_all() {
        List<NewMessage> bulk = List.of(
                NewMessage.of("user", "1").id("m1"),
                NewMessage.of("user", "2").id("m2").replyTo("m1"));
        List<Message> stored = messages.appendAll(conversation, bulk);

        assertThat(messages.appendAll(conversation, bulk)).isEqualTo(stored);
        assertThatThrownBy(() -> messages.appendAll(conversation, List.of(bulk.get(0), NewMessage.of("user", "3"))))
                .isInstanceOf(AlreadyExistsException.class);
        assertThatThrownBy(() -> messages.appendAll(
                        conversation,
                        List.of(
                                NewMessage.of("u", "1").id("x"),
                                NewMessage.of("u", "1").id("x"))))
                .isInstanceOf(AlreadyExistsException.class);
        assertThat(messages.appendAll(conversation, List.of())).isEmpty();
        assertThat(messages.append(conversation, NewMessage.of("user", "3")).turn())
                .isEqualTo(3);
    }

    @Test
    void an_append_to_a_conversation_that_went_on_says_both_turns() {
        messages.append(conversation, NewMessage.of("user", "1"));
        messages.append(conversation, NewMessage.of("user", "2"));

        assertThatThrownBy(() -> messages.append(conversation, NewMessage.of("user", "x"), 1))
                .isInstanceOf(StateConflictException.class)
                .hasMessageContaining("the last turn of conversation " + conversation + " is 2, not 1");
    }

    @Test
    void a_failed_append_uses_up_no_turn() {
        assertThatThrownBy(() -> messages.append("none", NewMessage.of("user", "x")))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() ->
                        messages.append(conversation, NewMessage.of("user", "x").from("nobody")))
                .isInstanceOfSatisfying(
                        NotFoundException.class, e -> assertThat(e.entity()).isEqualTo("user"));
        assertThatThrownBy(() ->
                        messages.append(conversation, NewMessage.of("user", "x").replyTo("none")))
                .isInstanceOfSatisfying(
                        NotFoundException.class, e -> assertThat(e.entity()).isEqualTo("message"));
        assertThatThrownBy(() -> messages.append(
                        conversation, NewMessage.of("user", "x").from("nobody").replyTo("none")))
                .isInstanceOfSatisfying(
                        NotFoundException.class, e -> assertThat(e.entity()).isEqualTo("user"));
        assertThatThrownBy(() -> messages.append(conversation, NewMessage.of("user", "x"), 1))
                .isInstanceOf(StateConflictException.class);
        assertThatThrownBy(() -> messages.append(conversation, NewMessage.of("user", "x".repeat(100_001))))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> messages.append(conversation, NewMessage.pending("agent")))
                .isInstanceOf(InvalidInputException.class);

        assertThat(messages.append(conversation, NewMessage.of("user", "x"), 0).turn())
                .isEqualTo(1);
    }

    @Test
    void a_bulk_of_100_000_is_one_append() {
        List<NewMessage> bulk = IntStream.range(0, 100_000)
                .mapToObj(i -> NewMessage.of("user", "message " + i))
                .toList();

        List<Message> appended = messages.appendAll(conversation, bulk);

        assertThat(appended.get(99_999).turn()).isEqualTo(100_000);
        assertThat(messages.count(MessageFilter.any().conversation(conversation)))
                .isEqualTo(100_000);
        assertThat(messages.latest(conversation, 1)).containsExactly(appended.get(99_999));
    }

    @Test
    void a_deleted_last_message_leaves_its_turn_a_gap() {
        Message one = messages.append(conversation, NewMessage.of("user", "1"));
        Message two = messages.append(conversation, NewMessage.of("user", "2"));
        Message three = messages.append(conversation, NewMessage.of("user", "3").replyTo(one.id()));
        conversations.markRead(conversation, 2);

        assertThat(messages.delete(two.id())).isTrue();
        assertThat(messages.delete(one.id())).isTrue();
        assertThat(messages.delete(one.id())).isFalse();

        assertThat(messages.get(three.id()).orElseThrow().replyTo()).isEmpty();
        Conversation left = conversations.get(conversation).orElseThrow();
        assertThat(left.messageCount()).isEqualTo(1);
        assertThat(left.lastTurn()).isEqualTo(3);
        assertThat(messages.delete(three.id())).isTrue();
        assertThat(messages.append(conversation, NewMessage.of("user", "4")).turn())
                .isEqualTo(4);
    }

    @Test
    void deleting_from_a_turn_answers_how_many_and_keeps_the_counts_right() {
        String ada = users.create(NewUser.withExternalId("ada")).id();
        conversations.transfer(conversation, ada);
        for (int i = 0; i < 5; i++) {
            messages.append(conversation, NewMessage.of("user", "x"));
        }
        conversations.markRead(conversation, 4);

        assertThat(messages.deleteFrom(conversation, 3)).isEqualTo(3);
        assertThat(messages.deleteFrom(conversation, 3)).isZero();
        Message six = messages.append(conversation, NewMessage.of("user", "6"));

        assertThat(six.turn()).isEqualTo(6);
        var summary = conversations.inbox(ada, PageRequest.first(1)).items().get(0);
        assertThat(summary.unreadCount()).isEqualTo(1);
        assertThat(summary.lastMessage()).contains(six);
        assertThat(summary.conversation().messageCount()).isEqualTo(3);
        assertThatThrownBy(() -> messages.deleteFrom("none", 1)).isInstanceOf(NotFoundException.class);
    }

    @Test
    void a_patch_returns_the_new_state() {
        Message one = messages.append(conversation, NewMessage.of("user", "1"));

        Message patched = messages.update(
                one.id(),
                MessagePatch.none()
                        .status(MessageStatus.FAILED)
                        .statusReason("why")
                        .metadata("{\"a\":1}"));

        assertThat(patched.version()).isEqualTo(2);
        assertThat(messages.get(one.id())).contains(patched);
        assertThatThrownBy(() -> messages.update(one.id(), MessagePatch.none().metadata("{\"a\":1} x")))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> messages.update("none", MessagePatch.none())).isInstanceOf(NotFoundException.class);
    }

    @Test
    void pages_walk_a_conversation_and_a_tenant() {
        for (int i = 0; i < 5; i++) {
            messages.append(conversation, NewMessage.of("user", "x").id("m" + (9 - i)));
        }

        assertThat(walk(MessageQuery.of(conversation))).containsExactly("m9", "m8", "m7", "m6", "m5");
        assertThat(walk(MessageQuery.of(conversation).orderBy(MessageOrder.TURN, Direction.DESCENDING)))
                .containsExactly("m5", "m6", "m7", "m8", "m9");
        assertThat(walk(MessageQuery.all())).containsExactly("m5", "m6", "m7", "m8", "m9");
        assertThat(walk(MessageQuery.where(
                        MessageFilter.any().conversation(conversation).afterTurn(3))))
                .containsExactly("m6", "m5");
        assertThat(messages.find(MessageFilter.any().turn(2).conversation(conversation))
                        .orElseThrow()
                        .id())
                .isEqualTo("m8");
        assertThat(messages.count(MessageFilter.any()
                        .status(MessageStatus.COMPLETE)
                        .withoutAuthor()
                        .notReplies()))
                .isEqualTo(5);
    }

    private List<String> walk(MessageQuery query) {
        List<String> seen = new ArrayList<>();
        Page<Message> page = messages.list(query.page(PageRequest.first(2)));
        page.items().forEach(message -> seen.add(message.id()));
        while (page.next().isPresent()) {
            page = messages.list(
                    query.page(PageRequest.first(2).after(page.next().get())));
            page.items().forEach(message -> seen.add(message.id()));
        }
        return seen;
    }
}
