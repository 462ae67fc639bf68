package dev.turnbase.bench.jdbc;

import com.mysql.cj.jdbc.MysqlDataSource;
import java.sql.SQLException;
import javax.sql.DataSource;

/** MySQL and MariaDB append by one packet, from the begin of the transaction to its commit. */
final class MysqlJdbc extends JdbcStore {
    private static final int KEPT = 256;
    private static final int LONGEST = 4_096;

    private final JdbcSessions sessions;
    private final String advance;
    private final String lastTurn;
    private final String append;

    MysqlJdbc(DataSource source, String prefix, int size) throws SQLException {
        super(prefix);
        this.sessions = new JdbcSessions(source, size);
        advance = sql("update #conversation_head set last_turn = last_insert_id(last_turn + ?),"
                + " last_message_turn = last_turn, message_count = message_count + ?,"
                + " last_activity = greatest(last_activity, ?) where tenant = ? and id = ?");
        lastTurn = "select last_insert_id()";
        append = sql("start transaction; " + advance + "; insert into #message (tenant, conversation, turn, "
                + NEW_MESSAGE + ") values (?, ?, last_insert_id(), ?, ?, ?, ?, ?, ?, ?, ?); " + lastTurn + "; commit");
    }

    /** Connections to a server, which take several statements at a time. */
    static DataSource source(String url, String user, String password) throws SQLException {
        MysqlDataSource source = new MysqlDataSource();
        source.setUrl(url);
        source.setUser(user);
        source.setPassword(password);
        source.setTcpKeepAlive(true);
        source.setAllowMultiQueries(true);
        source.setRewriteBatchedStatements(true);
        source.setCachePrepStmts(true);
        source.setPrepStmtCacheSize(KEPT);
        source.setPrepStmtCacheSqlLimit(LONGEST);
        return source;
    }

    @Override
    String concatenated() {
        return "concat(content, ?)";
    }

    @Override
    <T> T read(JdbcSessions.Work<T> work) {
        return sessions.with(work);
    }

    @Override
    <T> T write(JdbcSessions.Work<T> work) {
        return sessions.with(session -> {
            session.send("start transaction");
            T result = work.on(session);
            session.send("commit");
            return result;
        });
    }

    @Override
    void append(String conversation, Object... message) {
        Object[] values = new Object[message.length + 7];
        values[0] = 1;
        values[1] = 1;
        values[2] = now();
        values[3] = TENANT;
        values[4] = conversation;
        values[5] = TENANT;
        values[6] = conversation;
        System.arraycopy(message, 0, values, 7, message.length);
        sessions.with(
                session -> session.packet(append, row -> row.getLong(1), values).orElseThrow());
    }

    @Override
    long advance(JdbcSession session, String conversation, int count, long now) throws SQLException {
        session.update(advance, count, count, now, TENANT, conversation);
        return session.first(lastTurn, row -> row.getLong(1)).orElseThrow();
    }

    @Override
    public void close() {
        sessions.close();
    }
}
