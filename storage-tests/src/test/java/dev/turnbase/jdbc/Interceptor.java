package dev.turnbase.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Stands between an engine and a driver: what it does not pass on is not done. Thread-safe. */
public interface Interceptor {
    /** Answers a new connection. */
    default Connection connect(Call<Connection> real) throws SQLException {
        return real.run();
    }

    /**
     * Runs a prepared statement, a batch of rows included.
     *
     * @param connection the driver's
     * @param sql the statement's text
     * @param real the driver's execution
     */
    @Nullable
    Object execute(Connection connection, String sql, Call<@Nullable Object> real) throws SQLException;

    /**
     * What the driver would do.
     *
     * @param <T> what it answers
     */
    @FunctionalInterface
    interface Call<T extends @Nullable Object> {
        /** Has the driver do it. */
        T run() throws SQLException;
    }
}
