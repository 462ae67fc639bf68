package dev.turnbase.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnbase.Conversations;
import dev.turnbase.StorageEngine;
import dev.turnbase.StorageOptions;
import dev.turnbase.model.Conversation;
import dev.turnbase.model.ConversationSummary;
import dev.turnbase.model.Message;
import dev.turnbase.model.NewConversation;
import dev.turnbase.model.User;
import dev.turnbase.query.InboxScope;
import dev.turnbase.query.PageRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** The inbox: a user's conversations by last activity, with what is new in each. */
public abstract class InboxContract extends ContractTest {
    private static final PageRequest PAGE = PageRequest.first(10);

    @Test
    @Rule({"P4", "M4"})
    void the_conversation_with_the_latest_activity_comes_first() {
        clock().set(Instant.parse("2026-03-01T12:00:00Z"));
        User ada = newUser("ada");
        Conversation a = later(ada);
        Conversation b = later(ada);
        Conversation c = later(ada);
        assertThat(inbox(ada)).containsExactly(c.id(), b.id(), a.id());

        clock().advance(Duration.ofSeconds(1));
        append(a, "text");
        assertThat(inbox(ada)).containsExactly(a.id(), c.id(), b.id());

        clock().advance(Duration.ofSeconds(1));
        conversations().archive(b.id(), true);
        conversations().archive(b.id(), false);
        conversations().markRead(a.id(), 1);
        messages().deleteFrom(a.id(), 1);
        assertThat(inbox(ada)).containsExactly(a.id(), c.id(), b.id());
    }

    private Conversation later(User owner) {
        clock().advance(Duration.ofSeconds(1));
        return newConversation(owner);
    }

    private List<String> inbox(User user) {
        return conversations().inbox(user.id(), PAGE).items().stream()
                .map(s -> s.conversation().id())
                .toList();
    }

    @Test
    @Rule({"P4", "P3"})
    void conversations_with_the_same_last_activity_come_by_id_from_the_last() {
        clock().set(Instant.parse("2026-03-01T12:00:00Z"));
        User ada = newUser("ada");
        for (String id : List.of("b", "Z", "a", "c")) {
            conversations().create(NewConversation.of("t", "a").id(id).ownedBy(ada));
        }

        assertThat(inbox(ada)).containsExactly("c", "b", "a", "Z");
    }

    @Test
    @Rule({"P4", "C13"})
    void each_comes_with_its_last_message_and_its_counts() {
        User ada = newUser("ada");
        Conversation c = newConversation(ada);
        append(c, "one");
        append(c, "two");
        Message last = append(c, "three");
        conversations().markRead(c.id(), 1);
        Conversation empty = newConversation(ada);

        List<ConversationSummary> rows =
                conversations().inbox(ada.id(), InboxScope.ALL, PAGE).items();

        ConversationSummary busy = row(rows, c);
        assertThat(busy.conversation()).isEqualTo(conversations().get(c.id()).orElseThrow());
        assertThat(busy.lastMessage()).contains(last);
        assertThat(busy.conversation().messageCount()).isEqualTo(3);
        assertThat(busy.unreadCount()).isEqualTo(2);
        assertThat(row(rows, empty).lastMessage()).isEmpty();
        assertThat(row(rows, empty).unreadCount()).isZero();
    }

    private static ConversationSummary row(List<ConversationSummary> rows, Conversation c) {
        return rows.stream()
                .filter(s -> s.conversation().id().equals(c.id()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @Rule("P4")
    void it_shows_the_conversations_of_its_user_alone() {
        User ada = newUser("ada");
        User bob = newUser("bob");
        Conversation adas = newConversation(ada);
        newConversation(bob);
        newConversation();

        assertThat(inbox(ada)).containsExactly(adas.id());
        assertThat(conversations().inbox("nobody", PAGE).items()).isEmpty();
    }

    @Test
    @Rule("P4")
    void the_number_of_statements_does_not_grow_with_the_page() {
        User ada = newUser("ada");
        for (int i = 0; i < 60; i++) {
            Conversation c = newConversation(ada);
            append(c, "one");
            append(c, "two");
            conversations().markRead(c.id(), 1);
        }

        assertThat(conversations().inbox(ada.id(), PageRequest.first(100)).items())
                .hasSize(60);
        AtomicLong statements = new AtomicLong();
        Optional<StorageOptions.Builder> counting = database().counting(statements);
        assertThat(counting.isPresent())
                .as("an engine with tables can have its statements counted")
                .isEqualTo(database().rawConnection().isPresent());
        counting.ifPresent(options -> {
            try (StorageEngine counted = StorageEngine.open(options.build())) {
                Conversations inboxes = counted.storage(storage().tenant()).conversations();
                long forOne = statementsOf(inboxes, ada, 1, statements);
                long forSixty = statementsOf(inboxes, ada, 60, statements);
                assertThat(forOne).isPositive();
                assertThat(forSixty).isEqualTo(forOne);
            }
        });
    }

    private static long statementsOf(Conversations inboxes, User user, int limit, AtomicLong statements) {
        long before = statements.get();
        assertThat(inboxes.inbox(user.id(), PageRequest.first(limit)).items()).hasSize(limit);
        return statements.get() - before;
    }
}
