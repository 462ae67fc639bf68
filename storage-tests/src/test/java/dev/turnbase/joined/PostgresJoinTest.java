package dev.turnbase.joined;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnbase.Storage;
import dev.turnbase.databases.OnPostgres;
import dev.turnbase.error.ContentionException;
import dev.turnbase.model.ConversationPatch;
import dev.turnbase.servers.TestServers;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Joins on PostgreSQL. */
@OnPostgres
@Tag("thorough")
final class PostgresJoinTest extends ServerJoins {
    PostgresJoinTest() {
        super(TestServers.postgres());
    }

    @Test
    void under_repeatable_read_a_row_that_has_changed_since_can_not_be_locked() throws SQLException {
        try (Connection connection = begun()) {
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            Storage joined = joined(connection);
            joined.messages().latest(trip.id(), 1);
            storage.conversations().update(trip.id(), ConversationPatch.none().title("theirs"));

            assertThatThrownBy(() -> joined.conversations()
                            .update(trip.id(), ConversationPatch.none().title("ours")))
                    .isInstanceOf(ContentionException.class);
            connection.rollback();
        }
    }
}
