package dev.turnbase.sql.session;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Lends sessions on a pool's connections. On our own pool a session outlives the borrowing, and with it its prepared
 * statements. Thread-safe.
 */
final class SessionPool {
    private final ConnectionPool pool;
    private final SessionFactory sessions;
    private final Predicate<SQLException> broken;
    private final Map<Connection, Session> kept = new ConcurrentHashMap<>();

    /** @param broken whether a failure means that the connection is of no more use */
    SessionPool(ConnectionPool pool, SessionFactory sessions, Predicate<SQLException> broken) {
        this.pool = pool;
        this.sessions = sessions;
        this.broken = broken;
    }

    <T extends @Nullable Object> T read(SessionWork<T> work) throws SQLException {
        Lease lease = borrow();
        try {
            return work.run(lease.session());
        } catch (SQLException e) {
            if (broken.test(e)) {
                lease.session().drop();
            }
            throw e;
        } finally {
            lease.giveBack().run();
        }
    }

    Lease borrow() throws SQLException {
        Connection borrowed = pool.dataSource().getConnection();
        boolean lent = false;
        try {
            Session session = pool.own() ? kept(borrowed.unwrap(Connection.class)) : sessions.on(borrowed);
            Lease lease = new Lease(session, () -> giveBack(borrowed, session));
            lent = true;
            return lease;
        } finally {
            if (!lent) {
                borrowed.close();
            }
        }
    }

    private Session kept(Connection connection) {
        Session session = kept.get(connection);
        if (session == null) {
            kept.keySet().removeIf(SessionPool::isClosed);
            session = sessions.on(connection);
            kept.put(connection, session);
        }
        return session;
    }

    private static boolean isClosed(Connection connection) {
        try {
            return connection.isClosed();
        } catch (SQLException e) {
            return true;
        }
    }

    private void giveBack(Connection borrowed, Session session) {
        try {
            if (session.isDropped()) {
                kept.values().remove(session);
                pool.discard(borrowed);
            } else if (!pool.own()) {
                session.close();
            }
            borrowed.close();
        } catch (SQLException | RuntimeException ignored) {
            // The pool finds out by itself that the connection is of no more use.
        }
    }
}
