package dev.turnbase.bench.jdbc;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.LinkedBlockingDeque;
import javax.sql.DataSource;

/** As many sessions as Turnbase's pool has connections, open all the time; the one that was used last is used next, while it is warm. */
final class JdbcSessions {
    /** What is done on a session. */
    @FunctionalInterface
    interface Work<T> {
        T on(JdbcSession session) throws SQLException;
    }

    private final BlockingDeque<JdbcSession> free;
    private final List<JdbcSession> all = new ArrayList<>();

    JdbcSessions(DataSource source, int size) throws SQLException {
        free = new LinkedBlockingDeque<>(size);
        for (int i = 0; i < size; i++) {
            JdbcSession session = new JdbcSession(source.getConnection());
            all.add(session);
            free.add(session);
        }
    }

    <T> T with(Work<T> work) {
        JdbcSession session = take();
        try {
            return work.on(session);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } finally {
            free.addFirst(session);
        }
    }

    private JdbcSession take() {
        try {
            return free.takeFirst();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while no connection was free", e);
        }
    }

    void close() {
        try {
            for (JdbcSession session : all) {
                session.close();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
