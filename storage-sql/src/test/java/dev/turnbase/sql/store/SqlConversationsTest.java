package dev.turnbase.sql.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnbase.error.AlreadyExistsException;
import dev.turnbase.error.InvalidInputException;
import dev.turnbase.error.NotFoundException;
import dev.turnbase.model.Conversation;
import dev.turnbase.model.ConversationPatch;
import dev.turnbase.model.ConversationSnapshot;
import dev.turnbase.model.ConversationSummary;
import dev.turnbase.model.Message;
import dev.turnbase.model.MessageStatus;
import dev.turnbase.model.NewConversation;
import dev.turnbase.model.NewMessage;
import dev.turnbase.model.NewUser;
import dev.turnbase.model.User;
import dev.turnbase.query.ConversationFilter;
import dev.turnbase.query.ConversationOrder;
import dev.turnbase.query.ConversationQuery;
import dev.turnbase.query.Direction;
import dev.turnbase.query.InboxScope;
import dev.turnbase.query.Page;
import dev.turnbase.query.PageRequest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SqlConversationsTest extends StoreTest {
    @Test
    void what_create_returns_equals_what_get_returns() {
        User ada = users.create(NewUser.withExternalId("ada"));

        Conversation trip = conversations.create(
                NewConversation.of("", "agent").ownedBy(ada).primer("be kind").context("{ }"));

        assertThat(conversations.get(trip.id())).contains(trip);
        database.lockRows();
        assertThat(conversations.get(trip.id())).contains(trip);
    }

    @Test
    void a_missing_owner_and_a_taken_id_are_told_apart() {
        conversations.create(NewConversation.of("t", "a").id("c"));

        assertThatThrownBy(
                        () -> conversations.create(NewConversation.of("t", "a").id("c")))
                .isInstanceOf(AlreadyExistsException.class);
        assertThatThrownBy(
                        () -> conversations.create(NewConversation.of("t", "a").ownedBy("nobody")))
                .isInstanceOfSatisfying(
                        NotFoundException.class, e -> assertThat(e.entity()).isEqualTo("user"));
        assertThatThrownBy(() -> conversations.createAll(List.of(
                        NewConversation.of("t", "a").id("d"),
                        NewConversation.of("t", "a").id("d"))))
                .isInstanceOf(AlreadyExistsException.class);
        assertThat(conversations.get("d")).isEmpty();
    }

    @Test
    void only_patches_bump_the_version() {
        Conversation trip = conversations.create(NewConversation.of("t", "a").primer("p"));
        messages.append(trip.id(), NewMessage.of("user", "hi"));

        Conversation patched = conversations.update(
                trip.id(), ConversationPatch.none().title("u").clearPrimer());

        assertThat(patched.version()).isEqualTo(2);
        assertThat(patched.primer()).isEmpty();
        assertThat(patched.lastTurn()).isEqualTo(1);
        assertThat(conversations.get(trip.id())).contains(patched);
        assertThat(conversations.update(trip.id(), ConversationPatch.none())).isEqualTo(patched);
    }

    @Test
    void archiving_and_transferring_change_once() {
        User ada = users.create(NewUser.withExternalId("ada"));
        Conversation trip = conversations.create(NewConversation.of("t", "a"));

        Conversation archived = conversations.archive(trip.id(), true);
        Conversation given = conversations.transfer(trip.id(), ada.id());

        assertThat(archived.version()).isEqualTo(2);
        assertThat(conversations.archive(trip.id(), true).version()).isEqualTo(3);
        assertThat(given.version()).isEqualTo(3);
        assertThat(conversations.transfer(trip.id(), ada.id())).isEqualTo(given);
        assertThat(conversations.get(trip.id())).contains(given);
        assertThatThrownBy(() -> conversations.transfer(trip.id(), "nobody")).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> conversations.archive("none", true)).isInstanceOf(NotFoundException.class);
    }

    @Test
    void an_inbox_shows_last_messages_and_counts() {
        User ada = users.create(NewUser.withExternalId("ada"));
        Conversation first = conversations.create(NewConversation.of("1", "a").ownedBy(ada));
        Conversation second = conversations.create(NewConversation.of("2", "a").ownedBy(ada));
        Conversation archived =
                conversations.create(NewConversation.of("3", "a").ownedBy(ada));
        conversations.archive(archived.id(), true);
        now = NOW.plusSeconds(1);
        messages.append(first.id(), NewMessage.of("user", "x"));
        Message last = messages.append(first.id(), NewMessage.of("agent", "y"));
        conversations.markRead(first.id(), 1);

        Page<ConversationSummary> inbox = conversations.inbox(ada.id(), PageRequest.first(10));

        assertThat(inbox.items()).hasSize(2);
        assertThat(inbox.items().get(0).conversation().id()).isEqualTo(first.id());
        assertThat(inbox.items().get(0).lastMessage()).contains(last);
        assertThat(inbox.items().get(0).unreadCount()).isEqualTo(1);
        assertThat(inbox.items().get(1).conversation()).isEqualTo(second);
        assertThat(inbox.items().get(1).lastMessage()).isEmpty();
        assertThat(walk(ada, InboxScope.ALL))
                .containsExactlyElementsOf(List.of(first.id(), archived.id(), second.id()));
        assertThat(walk(ada, InboxScope.ARCHIVED)).containsExactly(archived.id());
        assertThat(conversations.inbox("nobody", PageRequest.first(10)).items()).isEmpty();
    }

    private List<String> walk(User user, InboxScope scope) {
        List<String> seen = new ArrayList<>();
        Page<ConversationSummary> page = conversations.inbox(user.id(), scope, PageRequest.first(1));
        page.items().forEach(summary -> seen.add(summary.conversation().id()));
        while (page.next().isPresent()) {
            page = conversations.inbox(
                    user.id(), scope, PageRequest.first(1).after(page.next().get()));
            page.items().forEach(summary -> seen.add(summary.conversation().id()));
        }
        assertThat(conversations
                        .inbox(user.id(), scope, PageRequest.first(5).skip(1))
                        .items())
                .extracting(summary -> summary.conversation().id())
                .isEqualTo(seen.subList(1, seen.size()));
        return seen;
    }

    @Test
    void opening_reads_conversation_owner_and_newest_messages_in_one_statement() {
        User ada = users.create(NewUser.withExternalId("ada").email("a@b"));
        Conversation trip = conversations.create(NewConversation.of("t", "a").ownedBy(ada));
        messages.append(trip.id(), NewMessage.of("user", "1"));
        Message two = messages.append(trip.id(), NewMessage.of("user", "2"));
        Message three = messages.append(trip.id(), NewMessage.of("user", "3"));
        database.takeStatements();

        ConversationSnapshot snapshot = conversations.open(trip.id(), 2).orElseThrow();

        assertThat(database.takeStatements()).hasSize(1);
        assertThat(snapshot.conversation())
                .isEqualTo(conversations.get(trip.id()).orElseThrow());
        assertThat(snapshot.owner()).contains(ada);
        assertThat(snapshot.messages()).containsExactly(two, three);
        assertThat(conversations.open(trip.id(), 0).orElseThrow().messages()).isEmpty();
        assertThat(conversations.open("none", 1)).isEmpty();
    }

    @Test
    void what_is_read_never_moves_back() {
        Conversation trip = conversations.create(NewConversation.of("t", "a"));
        messages.appendAll(trip.id(), List.of(NewMessage.of("user", "1"), NewMessage.of("user", "2")));

        Conversation read = conversations.markRead(trip.id(), 2);

        assertThat(read.lastReadTurn()).isEqualTo(2);
        assertThat(conversations.markRead(trip.id(), 1)).isEqualTo(read);
        assertThatThrownBy(() -> conversations.markRead(trip.id(), 3)).isInstanceOf(InvalidInputException.class);
        assertThat(conversations.get(trip.id())).contains(read);
    }

    @Test
    void a_fork_has_copies_that_answer_copies() {
        User ada = users.create(NewUser.withExternalId("ada"));
        Conversation trip = conversations.create(NewConversation.of("t", "a").ownedBy(ada));
        Message one = messages.append(trip.id(), NewMessage.of("user", "1").from(ada));
        messages.append(trip.id(), NewMessage.of("agent", "2").replyTo(one.id()));
        messages.stream(trip.id(), NewMessage.pending("agent")).write("so far");
        messages.append(trip.id(), NewMessage.of("user", "4"));
        conversations.markRead(trip.id(), 2);
        streams.closeAll();

        Conversation fork = conversations.fork(trip.id(), 3);

        List<Message> copies = messages.latest(fork.id(), 10);
        assertThat(copies).extracting(Message::turn).containsExactly(1L, 2L, 3L);
        assertThat(copies.get(1).replyTo()).contains(copies.get(0).id());
        assertThat(copies.get(0).id()).isNotEqualTo(one.id());
        assertThat(copies.get(2).status()).isEqualTo(MessageStatus.CANCELLED);
        assertThat(copies.get(2).content()).isEqualTo("so far");
        assertThat(fork.lastTurn()).isEqualTo(3);
        assertThat(fork.lastReadTurn()).isEqualTo(2);
        assertThat(fork.messageCount()).isEqualTo(3);
        assertThat(fork.forkedFrom()).contains(trip.id());
        assertThat(conversations.get(fork.id())).contains(fork);
        assertThat(conversations.inbox(ada.id(), PageRequest.first(9)).items())
                .extracting(ConversationSummary::unreadCount)
                .containsExactlyInAnyOrder(1L, 2L);
        assertThatThrownBy(() -> conversations.fork("none", 1)).isInstanceOf(NotFoundException.class);
    }

    @Test
    void a_deleted_conversation_leaves_nothing() {
        Conversation trip = conversations.create(NewConversation.of("t", "a"));
        Message message = messages.append(trip.id(), NewMessage.of("user", "1"));
        messages.stream(trip.id(), NewMessage.pending("agent")).write("x");

        assertThat(conversations.delete(trip.id())).isTrue();

        assertThat(conversations.get(trip.id())).isEmpty();
        assertThat(messages.get(message.id())).isEmpty();
        assertThat(conversations.delete(trip.id())).isFalse();
    }

    @Test
    void lists_are_filtered_and_sorted() {
        User ada = users.create(NewUser.withExternalId("ada"));
        Conversation b = conversations.create(NewConversation.of("b", "a").ownedBy(ada));
        now = NOW.plusSeconds(1);
        Conversation a = conversations.create(NewConversation.of("a", "a").primer("p"));

        assertThat(conversations.list(ConversationQuery.all()).items()).containsExactly(b, a);
        for (ConversationOrder order : ConversationOrder.values()) {
            Page<Conversation> first = conversations.list(
                    ConversationQuery.all().orderBy(order, Direction.DESCENDING).page(PageRequest.first(1)));
            Page<Conversation> second = conversations.list(ConversationQuery.all()
                    .orderBy(order, Direction.DESCENDING)
                    .page(PageRequest.first(1).after(first.next().orElseThrow())));
            assertThat(List.of(first.items().get(0), second.items().get(0))).containsExactlyInAnyOrder(a, b);
        }
        assertThat(conversations.find(ConversationFilter.any().withoutOwner())).contains(a);
        assertThat(conversations.find(ConversationFilter.any().owner(ada.id()).archived(false)))
                .contains(b);
        assertThat(conversations.find(ConversationFilter.any().withoutPrimer().notForked()))
                .contains(b);
        Page<Conversation> light = conversations.list(
                ConversationQuery.all().page(PageRequest.first(5).withoutHeavyFields()));
        assertThat(light.items())
                .allSatisfy(row -> assertThat(row.heavyFieldsOmitted()).isTrue());
    }
}
