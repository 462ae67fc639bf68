package dev.turnbase.injected;

import dev.turnbase.jdbc.Interceptor;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Lets some statements go wrong. What a migration does in its own way, by the driver's transactions, is left alone. */
abstract class FaultyStatements implements Interceptor {
    private final Wires wires = new Wires();

    /** What goes wrong at this statement; null if nothing does. */
    abstract @Nullable Fault at(Place place);

    /** Whether any of the connections is in a transaction. */
    final boolean isInTransaction() {
        return wires.isAnyOpen();
    }

    @Override
    public final @Nullable Object execute(Connection connection, String sql, Call<@Nullable Object> real)
            throws SQLException {
        if (connection.isClosed()) {
            throw new NullPointerException("injected: what MySQL's driver may do on a connection that a pool closes");
        }
        Fault fault = !connection.getAutoCommit()
                ? null
                : at(new Place(
                        sql, wires.isOpen(connection), wires.begins(connection, sql), wires.decides(connection, sql)));
        if (fault == null) {
            Object answer = real.run();
            wires.ran(connection, sql);
            return answer;
        }
        throw failed(fault, connection, sql, real);
    }

    private SQLException failed(Fault fault, Connection connection, String sql, Call<@Nullable Object> real)
            throws SQLException {
        if (fault.done()) {
            try {
                real.run();
                wires.ran(connection, sql);
            } catch (SQLException e) {
                if (!hidesFailures()) {
                    return e;
                }
            }
        }
        SQLException failure = fault.happen(connection);
        if (fault.code().endsTransaction()) {
            wires.rolledBack(connection);
        }
        return failure;
    }

    /** Whether a fault that comes when the statement was done also comes when that had failed by itself. */
    abstract boolean hidesFailures();

    /**
     * An execution.
     *
     * @param sql the statement, or several
     * @param isOpen whether a transaction is open before
     * @param begins whether one begins with it
     * @param decides whether something is there to stay once it has run
     */
    record Place(String sql, boolean isOpen, boolean begins, boolean decides) {}
}
