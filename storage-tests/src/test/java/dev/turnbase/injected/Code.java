package dev.turnbase.injected;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * A failure as a driver words it.
 *
 * @param state the SQLState; null if the driver has none
 * @param vendor the vendor's code
 * @param endsTransaction whether the database gives the transaction up, of which nothing is left then
 */
record Code(@Nullable String state, int vendor, boolean endsTransaction) {
    /** Fails a statement of a connection's, in the way that the database would. */
    SQLException failing(Connection connection) throws SQLException {
        if (endsTransaction) {
            rollBack(connection);
        }
        return exception();
    }

    SQLException exception() {
        return new SQLException("injected", state, vendor);
    }

    private static void rollBack(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("ROLLBACK");
        } catch (SQLException e) {
            if (connection.isClosed()) {
                throw e;
            }
            // SQLite refuses it where no transaction is open.
        }
    }
}
