package dev.turnbase.bench.jdbc;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** SQLite allows one writer, so there is one connection that writes, and a lock before it; others read. */
final class SqliteJdbc extends JdbcStore {
    private static final int BUSY_MILLIS = 5_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final JdbcSession writer;
    private final JdbcSessions readers;
    private final String advance;
    private final String insert;

    /**
     * Works on connections of a data source.
     *
     * @param readers how many read
     */
    SqliteJdbc(DataSource source, String prefix, int readers) throws SQLException {
        super(prefix);
        this.writer = new JdbcSession(source.getConnection());
        this.readers = new JdbcSessions(source, readers);
        advance = sql("update #conversation_head set last_message_turn = last_turn + ?, last_turn = last_turn + ?,"
                + " message_count = message_count + ?, last_activity = max(last_activity, ?)"
                + " where tenant = ? and id = ? returning last_turn");
        insert = sql("insert into #message (tenant, conversation, turn, " + NEW_MESSAGE
                + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    }

    /** Durable connections to a file, which enforce foreign keys. */
    static DataSource source(Path file) {
        SQLiteConfig config = new SQLiteConfig();
        config.enforceForeignKeys(true);
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setBusyTimeout(BUSY_MILLIS);
        config.setGetGeneratedKeys(false);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        return source;
    }

    @Override
    <T> T read(JdbcSessions.Work<T> work) {
        return readers.with(work);
    }

    @Override
    <T> T write(JdbcSessions.Work<T> work) {
        lock.lock();
        try {
            writer.send("BEGIN IMMEDIATE");
            T result = work.on(writer);
            writer.send("COMMIT");
            return result;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } finally {
            lock.unlock();
        }
    }

    @Override
    void append(String conversation, Object... message) {
        write(session -> {
            long turn = advance(session, conversation, 1, now());
            return session.update(insert, row(conversation, turn, message));
        });
    }

    @Override
    long advance(JdbcSession session, String conversation, int count, long now) throws SQLException {
        return session.first(advance, row -> row.getLong(1), count, count, count, now, TENANT, conversation)
                .orElseThrow();
    }

    @Override
    public void close() {
        try {
            writer.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } finally {
            readers.close();
        }
    }
}
