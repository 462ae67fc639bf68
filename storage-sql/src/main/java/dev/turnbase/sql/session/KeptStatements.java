package dev.turnbase.sql.session;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Runs statements on a connection, and keeps them prepared by their text; the one that was not used for longest goes first.
 *
 * <p>Not thread-safe, but for {@link #cancel}.
 */
final class KeptStatements {
    private static final int MOST = 256;
    /** SQLState connection_does_not_exist. */
    private static final String CLOSED = "08003";

    private final Connection connection;
    private final int queryTimeoutSeconds;
    private final StatementListener listener;
    private final Map<String, PreparedStatement> kept = new LinkedHashMap<>(64, 0.75f, true);
    private volatile @Nullable PreparedStatement running;

    KeptStatements(Connection connection, int queryTimeoutSeconds, StatementListener listener) {
        this.connection = connection;
        this.queryTimeoutSeconds = queryTimeoutSeconds;
        this.listener = listener;
    }

    /** Runs a statement; a driver may fail anyhow on a connection that a pool closes meanwhile. */
    <T> T run(String sql, StatementUse<T> use) throws SQLException {
        try {
            return runKept(sql, use);
        } catch (RuntimeException e) {
            if (connection.isClosed()) {
                throw new SQLNonTransientConnectionException("the connection was closed", CLOSED, e);
            }
            throw e;
        }
    }

    /** One that did not end well is not kept, since nobody knows the state that it is in. */
    private <T> T runKept(String sql, StatementUse<T> use) throws SQLException {
        PreparedStatement prepared = prepared(sql);
        long begun = System.nanoTime();
        boolean ended = false;
        running = prepared;
        try {
            T result = use.of(prepared);
            ended = true;
            return result;
        } finally {
            running = null;
            if (!ended) {
                forget(sql);
            }
            listener.ran(sql, begun);
        }
    }

    /** Cancels the statement that runs, if one does; called by another thread. */
    void cancel() {
        PreparedStatement statement = running;
        if (statement != null) {
            try {
                statement.cancel();
            } catch (SQLException ignored) {
                // It has ended by itself, or the server is gone.
            }
        }
    }

    private PreparedStatement prepared(String sql) throws SQLException {
        PreparedStatement statement = kept.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            if (queryTimeoutSeconds > 0) {
                statement.setQueryTimeout(queryTimeoutSeconds);
            }
            kept.put(sql, statement);
            forgetOldest();
        }
        return statement;
    }

    private void forgetOldest() throws SQLException {
        if (kept.size() > MOST) {
            var oldest = kept.entrySet().iterator();
            try (PreparedStatement closing = oldest.next().getValue()) {
                oldest.remove();
            }
        }
    }

    private void forget(String sql) {
        PreparedStatement statement = kept.remove(sql);
        if (statement != null) {
            try {
                statement.close();
            } catch (SQLException ignored) {
                // It is of no use any more.
            }
        }
    }

    void close() throws SQLException {
        for (PreparedStatement statement : kept.values()) {
            statement.close();
        }
        kept.clear();
    }
}
