package dev.turnbase.joined;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.turnbase.Storage;
import dev.turnbase.error.ContentionException;
import dev.turnbase.model.Conversation;
import dev.turnbase.model.ConversationPatch;
import dev.turnbase.model.NewConversation;
import dev.turnbase.model.UserPatch;
import dev.turnbase.servers.TestServer;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Joins on MySQL and MariaDB. */
abstract class MysqlJoins extends ServerJoins {
    MysqlJoins(TestServer server) {
        super(server);
    }

    @Test
    void repeatable_read_is_refused_since_it_reads_a_row_as_it_was_before_it_was_locked() throws SQLException {
        try (Connection connection = begun()) {
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);

            assertThatIllegalStateException()
                    .isThrownBy(() -> joined(connection))
                    .withMessageContaining("READ COMMITTED");
        }
    }

    @Test
    void under_serializable_a_row_is_read_as_it_is_when_it_is_locked() throws SQLException {
        try (Connection connection = begun()) {
            connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
            joined(connection).conversations().get(trip.id());
            storage.users().update(ada.id(), UserPatch.none().name("theirs"));

            assertThat(joined(connection).users().get(ada.id()).orElseThrow().name())
                    .contains("theirs");
            connection.rollback();
        }
    }

    @Test
    void a_transaction_that_a_deadlock_has_rolled_back_takes_no_more_writes() throws Exception {
        Conversation other = storage.conversations().create(NewConversation.of("Other", "agent"));
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try (Connection mine = begun();
                Connection theirs = begun()) {
            rename(joined(mine), trip);
            Storage second = joined(theirs);
            rename(second, other);
            Future<Boolean> waiting = thread.submit(() -> isVictim(joined(mine), other, mine));
            boolean secondIsVictim = isVictim(second, trip, theirs);

            assertThat(waiting.get()).isNotEqualTo(secondIsVictim);
        } finally {
            thread.shutdown();
        }
    }

    private static boolean isVictim(Storage joined, Conversation conversation, Connection connection)
            throws SQLException {
        boolean victim = false;
        try {
            rename(joined, conversation);
        } catch (ContentionException e) {
            victim = true;
            assertThatIllegalStateException()
                    .isThrownBy(() -> rename(joined, conversation))
                    .withMessageContaining("run all of it again");
        }
        connection.rollback();
        return victim;
    }

    private static void rename(Storage joined, Conversation conversation) {
        joined.conversations()
                .update(conversation.id(), ConversationPatch.none().title("renamed"));
    }

    @Test
    void statements_that_the_server_prepares_append_as_well() throws SQLException {
        try (Connection connection = preparedByTheServer()) {
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            connection.setAutoCommit(false);
            joined(connection)
                    .messages()
                    .append(trip.id(), text("one").id("m-1").from(ada));
            joined(connection).messages().append(trip.id(), text("two"));
            joined(connection).messages().append(trip.id(), text("three").replyTo("m-1"));
            connection.commit();
        }

        assertThat(seen()).containsExactly("one", "two", "three");
    }

    private Connection preparedByTheServer() throws SQLException {
        URI uri = URI.create(url);
        String[] account = uri.getUserInfo().split(":", 2);
        return DriverManager.getConnection(
                "jdbc:mysql://" + uri.getHost() + ":" + uri.getPort() + uri.getPath()
                        + "?useServerPrepStmts=true&allowPublicKeyRetrieval=true",
                account[0],
                account[1]);
    }
}
