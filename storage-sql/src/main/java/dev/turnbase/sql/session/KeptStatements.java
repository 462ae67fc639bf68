package dev.turnbase.sql.session;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.Statement;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Runs statements on a connection, and keeps them prepared by their text; the one that was not used for longest goes first.
 *
 * <p>Not thread-safe, but for {@link #cancel} and {@link #cancelAfter}.
 */
final class KeptStatements {
    private static final int MOST = 256;
    /** SQLState connection_does_not_exist. */
    private static final String CLOSED = "08003";

    /** What is kept: a text, and whether it answers by generated keys. */
    private record Kept(String sql, int keys) {}

    private final Connection connection;
    private final StatementListener listener;
    private final Map<Kept, PreparedStatement> kept = new LinkedHashMap<>(64, 0.75f, true);
    private volatile @Nullable PreparedStatement running;
    private volatile long runningSince;

    KeptStatements(Connection connection, StatementListener listener) {
        this.connection = connection;
        this.listener = listener;
    }

    /** Runs a statement; a driver may fail anyhow on a connection that a pool closes meanwhile. */
    <T> T run(String sql, StatementUse<T> use) throws SQLException {
        return run(new Kept(sql, Statement.NO_GENERATED_KEYS), use);
    }

    /** Runs a statement, the rows of which come as generated keys: the only ones that a batch can answer. */
    <T> T runForKeys(String sql, StatementUse<T> use) throws SQLException {
        return run(new Kept(sql, Statement.RETURN_GENERATED_KEYS), use);
    }

    private <T> T run(Kept statement, StatementUse<T> use) throws SQLException {
        try {
            return runKept(statement, use);
        } catch (RuntimeException e) {
            if (connection.isClosed()) {
                throw new SQLNonTransientConnectionException("the connection was closed", CLOSED, e);
            }
            throw e;
        }
    }

    /** One that did not end well is not kept, since nobody knows the state that it is in. */
    private <T> T runKept(Kept statement, StatementUse<T> use) throws SQLException {
        PreparedStatement prepared = prepared(statement);
        long begun = System.nanoTime();
        boolean ended = false;
        runningSince = begun;
        running = prepared;
        try {
            T result = use.of(prepared);
            ended = true;
            return result;
        } finally {
            running = null;
            if (!ended) {
                forget(statement);
            }
            listener.ran(statement.sql, begun);
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

    /** Cancels the statement that runs, if it does so for longer than this. */
    void cancelAfter(Duration limit) {
        PreparedStatement statement = running;
        // A statement that ends just now is followed by a younger one, so the time is read behind it.
        if (statement != null && System.nanoTime() - runningSince > limit.toNanos()) {
            cancel();
        }
    }

    private PreparedStatement prepared(Kept statement) throws SQLException {
        PreparedStatement prepared = kept.get(statement);
        if (prepared == null) {
            prepared = statement.keys == Statement.NO_GENERATED_KEYS
                    ? connection.prepareStatement(statement.sql)
                    : connection.prepareStatement(statement.sql, statement.keys);
            kept.put(statement, prepared);
            forgetOldest();
        }
        return prepared;
    }

    private void forgetOldest() throws SQLException {
        if (kept.size() > MOST) {
            var oldest = kept.entrySet().iterator();
            try (PreparedStatement closing = oldest.next().getValue()) {
                oldest.remove();
            }
        }
    }

    private void forget(Kept statement) {
        PreparedStatement prepared = kept.remove(statement);
        if (prepared != null) {
            try {
                prepared.close();
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
