package dev.turnbase.joined;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnbase.Storage;
import dev.turnbase.error.StateConflictException;
import dev.turnbase.error.VersionConflictException;
import dev.turnbase.model.Conversation;
import dev.turnbase.model.ConversationPatch;
import dev.turnbase.model.Message;
import dev.turnbase.model.MessagePatch;
import dev.turnbase.model.NewConversation;
import dev.turnbase.model.NewUser;
import dev.turnbase.model.User;
import dev.turnbase.model.UserPatch;
import dev.turnbase.query.InboxScope;
import dev.turnbase.query.MessageFilter;
import dev.turnbase.query.MessageQuery;
import dev.turnbase.query.PageRequest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What the operations do in a host's transaction is what they do alone. */
abstract class OperationJoins extends JdbcJoins {
    private static final int ROUNDS = 20;

    @Test
    void messages_are_appended_changed_and_deleted() throws SQLException {
        try (Connection connection = begun()) {
            Storage joined = joined(connection);
            Message first =
                    joined.messages().append(trip.id(), text("one").id("m-1").from(ada), 0);
            Message reply = joined.messages().append(trip.id(), text("two").replyTo("m-1"));
            List<Message> more = joined.messages()
                    .appendAll(
                            trip.id(),
                            List.of(
                                    text("three").id("m-3").from(ada),
                                    text("four").replyTo("m-3")));

            assertThat(reply.replyTo()).contains("m-1");
            assertThat(more).extracting(Message::turn).containsExactly(3L, 4L);
            assertThat(joined.messages().append(trip.id(), text("one").id("m-1").from(ada)))
                    .isEqualTo(first);
            assertThatThrownBy(() -> joined.messages().append(trip.id(), text("five"), 1))
                    .isInstanceOf(StateConflictException.class);
            assertThat(joined.messages()
                            .update(reply.id(), MessagePatch.none().content("second"))
                            .version())
                    .isEqualTo(2);
            assertThat(joined.messages().delete("m-3")).isTrue();
            assertThat(joined.messages().deleteFrom(trip.id(), 4)).isEqualTo(1);
            assertThat(joined.messages().count(MessageFilter.any().conversation(trip.id())))
                    .isEqualTo(2);
            assertThat(joined.messages().list(MessageQuery.of(trip.id())).items())
                    .isEqualTo(joined.messages().latest(trip.id(), 10));
            connection.commit();
        }

        assertThat(seen()).containsExactly("one", "second");
        assertThat(storage.messages().append(trip.id(), text("next")).turn()).isEqualTo(5);
    }

    @Test
    void conversations_are_created_changed_forked_and_deleted() throws SQLException {
        storage.messages().appendAll(trip.id(), List.of(text("one"), text("two")));
        Conversation fork;
        try (Connection connection = begun()) {
            Storage joined = joined(connection);
            User grace = joined.users().create(NewUser.withExternalId("grace"));
            Conversation other = joined.conversations()
                    .create(NewConversation.of("Other", "agent").ownedBy(grace));
            fork = joined.conversations().fork(trip.id(), 1);
            joined.conversations().markRead(trip.id(), 1);
            joined.conversations().archive(trip.id(), true);
            joined.conversations().transfer(other.id(), ada.id());
            joined.conversations().update(fork.id(), ConversationPatch.none().title("Fork"));
            assertThatThrownBy(() -> joined.conversations()
                            .update(
                                    fork.id(),
                                    ConversationPatch.none().title("x").ifVersion(9)))
                    .isInstanceOf(VersionConflictException.class);

            assertThat(joined.conversations()
                            .inbox(ada.id(), InboxScope.ALL, PageRequest.first(10))
                            .items())
                    .hasSize(3);
            assertThat(joined.conversations().open(fork.id(), 5)).isPresent();
            assertThat(joined.conversations().delete(other.id())).isTrue();
            connection.commit();
        }

        assertThat(storage.conversations().get(fork.id()).orElseThrow().title()).isEqualTo("Fork");
        assertThat(storage.conversations()
                        .inbox(ada.id(), InboxScope.ALL, PageRequest.first(10))
                        .items())
                .hasSize(2);
    }

    @Test
    void users_are_found_changed_merged_and_deleted() throws SQLException {
        storage.messages().append(trip.id(), text("one").from(ada));
        User grace;
        try (Connection connection = begun()) {
            Storage joined = joined(connection);
            grace = joined.users().findOrCreate(NewUser.withExternalId("grace"));
            assertThat(joined.users().findOrCreate(NewUser.withExternalId("grace")))
                    .isEqualTo(grace);
            joined.users().update(grace.id(), UserPatch.none().email("grace@example.org"));
            User nobody = joined.users().create(NewUser.withExternalId("nobody"));
            assertThat(joined.users().delete(nobody.id())).isTrue();
            joined.users().merge(ada.id(), grace.id());
            connection.commit();
        }

        assertThat(storage.users().get(ada.id())).isEmpty();
        assertThat(storage.conversations().get(trip.id()).orElseThrow().ownerId())
                .contains(grace.id());
        assertThat(storage.messages().latest(trip.id(), 1).get(0).authorId()).contains(grace.id());
    }

    @Test
    void a_row_that_was_got_by_its_id_is_locked_so_that_no_change_is_lost() throws Exception {
        storage.conversations().update(trip.id(), ConversationPatch.none().title("0"));
        User counted = storage.users().update(ada.id(), UserPatch.none().name("0"));
        List<Callable<Boolean>> counters = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            counters.add(() -> count(counted.id()));
        }

        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            for (Future<Boolean> counter : threads.invokeAll(counters)) {
                assertThat(counter.get()).isTrue();
            }
        } finally {
            threads.shutdown();
        }

        assertThat(storage.conversations().get(trip.id()).orElseThrow().title()).isEqualTo("" + ROUNDS);
        assertThat(storage.users().get(ada.id()).orElseThrow().name()).contains("" + ROUNDS);
    }

    private boolean count(String user) throws SQLException {
        try (Connection connection = begun()) {
            Storage joined = joined(connection);
            int name = Integer.parseInt(
                    joined.users().get(user).orElseThrow().name().orElseThrow());
            joined.users().update(user, UserPatch.none().name("" + (name + 1)));
            int title = Integer.parseInt(
                    joined.conversations().get(trip.id()).orElseThrow().title());
            joined.conversations().update(trip.id(), ConversationPatch.none().title("" + (title + 1)));
            connection.commit();
        }
        return true;
    }
}
