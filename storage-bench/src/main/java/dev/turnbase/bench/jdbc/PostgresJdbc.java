package dev.turnbase.bench.jdbc;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** PostgreSQL appends by one statement, which takes the turn and inserts the message. */
final class PostgresJdbc extends JdbcStore {
    private static final int KEPT = 256;

    private final JdbcSessions sessions;
    private final String advance;
    private final String append;

    PostgresJdbc(DataSource source, String prefix, int size) throws SQLException {
        super(prefix);
        this.sessions = new JdbcSessions(source, size);
        advance = sql("update #conversation_head set last_message_turn = last_turn + ?, last_turn = last_turn + ?,"
                + " message_count = message_count + ?, last_activity = greatest(last_activity, ?)"
                + " where tenant = ? and id = ? returning last_turn");
        append = sql(
                "with h as (update #conversation_head set last_message_turn = last_turn + 1, last_turn = last_turn + 1,"
                        + " message_count = message_count + 1, last_activity = greatest(last_activity, ?)"
                        + " where tenant = ? and id = ? returning last_turn)"
                        + " insert into #message (tenant, conversation, turn, " + NEW_MESSAGE
                        + ") select ?, ?, h.last_turn, ?, ?, ?, ?, ?, ?, ?, ? from h returning turn");
    }

    /** Connections to a server. */
    static DataSource source(String url, String user, String password) throws SQLException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setUser(user);
        source.setPassword(password);
        source.setTcpKeepAlive(true);
        source.setReWriteBatchedInserts(true);
        source.setPreparedStatementCacheQueries(KEPT);
        return source;
    }

    @Override
    <T> T read(JdbcSessions.Work<T> work) {
        return sessions.with(work);
    }

    @Override
    <T> T write(JdbcSessions.Work<T> work) {
        return sessions.with(session -> {
            session.send("BEGIN");
            T result = work.on(session);
            session.send("COMMIT");
            return result;
        });
    }

    @Override
    void append(String conversation, Object... message) {
        Object[] values = new Object[message.length + 5];
        values[0] = now();
        values[1] = TENANT;
        values[2] = conversation;
        values[3] = TENANT;
        values[4] = conversation;
        System.arraycopy(message, 0, values, 5, message.length);
        sessions.with(
                session -> session.first(append, row -> row.getLong(1), values).orElseThrow());
    }

    @Override
    long advance(JdbcSession session, String conversation, int count, long now) throws SQLException {
        return session.first(advance, row -> row.getLong(1), count, count, count, now, TENANT, conversation)
                .orElseThrow();
    }

    @Override
    public void close() {
        sessions.close();
    }
}
