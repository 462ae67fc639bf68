package dev.turnbase.sql.session;

import dev.turnbase.sql.statement.Statements;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The pool that reads come from. Sessions on our own pool keep their statements from one borrowing to the next. */
final class Readers {
    private final DataSource pool;
    private final boolean keepStatements;
    private final Statements statements;
    private final StatementListener listener;
    private final Map<Connection, Session> sessions = new ConcurrentHashMap<>();

    Readers(DataSource pool, boolean keepStatements, Statements statements, StatementListener listener) {
        this.pool = pool;
        this.keepStatements = keepStatements;
        this.statements = statements;
        this.listener = listener;
    }

    <T extends @Nullable Object> T read(SessionWork<T> work) throws SQLException {
        try (Connection borrowed = pool.getConnection()) {
            if (keepStatements) {
                return work.run(kept(borrowed.unwrap(Connection.class)));
            }
            Session session = new Session(borrowed, statements, listener);
            try {
                return work.run(session);
            } finally {
                session.close();
            }
        }
    }

    private Session kept(Connection connection) {
        Session session = sessions.get(connection);
        if (session == null) {
            sessions.keySet().removeIf(Readers::isClosed);
            session = new Session(connection, statements, listener);
            sessions.put(connection, session);
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
}
