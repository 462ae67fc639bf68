package dev.turnbase.bench.coldopen;

import com.mysql.cj.jdbc.MysqlDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** One connection without a pool, with Turnbase's settings, on Turnbase's tables. */
final class JdbcOpened implements Opened {
    /** What stands between the statements of a script. */
    static final String SEPARATOR = "\f";

    private static final int BUSY_MILLIS = 1_000;
    private static final String TENANT = "default";

    private final Connection connection;
    private final String prefix;

    private JdbcOpened(Connection connection, String prefix) {
        this.connection = connection;
        this.prefix = prefix;
    }

    static JdbcOpened open(String url, String user, String password, String prefix) throws SQLException, IOException {
        JdbcOpened opened = new JdbcOpened(source(url, user, password).getConnection(), prefix);
        opened.connection.setAutoCommit(false);
        return opened;
    }

    private static DataSource source(String url, String user, String password) {
        if (url.startsWith("jdbc:sqlite:")) {
            return sqlite(url);
        }
        return url.startsWith("jdbc:postgresql:") ? postgres(url, user, password) : mysql(url, user, password);
    }

    private static DataSource sqlite(String url) {
        SQLiteConfig config = new SQLiteConfig();
        config.enforceForeignKeys(true);
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setBusyTimeout(BUSY_MILLIS);
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl(url);
        return source;
    }

    private static DataSource postgres(String url, String user, String password) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setUser(user);
        source.setPassword(password);
        return source;
    }

    private static DataSource mysql(String url, String user, String password) {
        MysqlDataSource source = new MysqlDataSource();
        source.setUrl(url);
        source.setUser(user);
        source.setPassword(password);
        return source;
    }

    /** Makes the tables of an empty database, and the tenant. */
    void create(Path script) throws SQLException, IOException {
        try (Statement statement = connection.createStatement()) {
            for (String each : Files.readString(script).split(SEPARATOR, -1)) {
                statement.execute(each);
            }
        }
        update("insert into #tenant (name, created_at) values (?, ?)", TENANT, now());
        connection.commit();
    }

    @Override
    public void append() throws SQLException {
        String conversation = UUID.randomUUID().toString();
        long now = now();
        update(
                "insert into #conversation_head (tenant, id, archived, last_turn, message_count, last_activity,"
                        + " last_read_turn, read_count) values (?, ?, 0, 0, 0, ?, 0, 0)",
                TENANT,
                conversation,
                now);
        update(
                "insert into #conversation (tenant, id, title, agent, context, metadata, version, created_at,"
                        + " updated_at) values (?, ?, 'First', 'agent', '{}', '{}', 1, ?, ?)",
                TENANT,
                conversation,
                now,
                now);
        connection.commit();
        update(
                "update #conversation_head set last_message_turn = last_turn + 1, last_turn = last_turn + 1,"
                        + " message_count = message_count + 1, last_activity = ? where tenant = ? and id = ?",
                now(),
                TENANT,
                conversation);
        update(
                "insert into #message (tenant, conversation, turn, id, role, status, content, metadata, version,"
                        + " created_at, updated_at) select tenant, id, last_turn, ?, 'user', 'COMPLETE', ?, '{}', 1, ?, ?"
                        + " from #conversation_head where tenant = ? and id = ?",
                UUID.randomUUID().toString(),
                "a".repeat(LENGTH),
                now,
                now,
                TENANT,
                conversation);
        connection.commit();
    }

    private void update(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql.replace("#", prefix))) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            if (statement.executeUpdate() != 1) {
                throw new SQLException("not one row by " + sql);
            }
        }
    }

    private static long now() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
