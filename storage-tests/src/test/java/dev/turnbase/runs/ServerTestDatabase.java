package dev.turnbase.runs;

import dev.turnbase.StorageOptions;
import dev.turnbase.contract.SchemaDamage;
import dev.turnbase.contract.TestDatabase;
import dev.turnbase.jdbc.DriverSource;
import dev.turnbase.servers.ServerDatabase;
import dev.turnbase.servers.TestServer;
import dev.turnbase.servers.TestServers;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;

/** A database of its own in a server. */
public final class ServerTestDatabase implements TestDatabase {
    private final ServerDatabase database;
    private final String engine;
    private final String bytesWritten;
    private final String refresh;

    /**
     * @param engine the name of the engine that opens it
     * @param bytesWritten a query of how many bytes the server has written to its log, the last column of its only row
     * @param refresh makes the server's statistics of messages anew
     */
    private ServerTestDatabase(TestServer server, String engine, String bytesWritten, String refresh) {
        this.database = server.createDatabase();
        this.engine = engine;
        this.bytesWritten = bytesWritten;
        this.refresh = refresh;
    }

    /** A new one in PostgreSQL. */
    public static ServerTestDatabase postgres() {
        return new ServerTestDatabase(
                TestServers.postgres(),
                "postgres",
                "select pg_current_wal_insert_lsn() - '0/0'",
                "analyze chat_message");
    }

    /** A new one in MySQL. */
    public static ServerTestDatabase mysql() {
        return mysql(TestServers.mysql());
    }

    /** A new one in MariaDB. */
    public static ServerTestDatabase mariadb() {
        return mysql(TestServers.mariadb());
    }

    private static ServerTestDatabase mysql(TestServer server) {
        return new ServerTestDatabase(
                server, "mysql", "show global status like 'Innodb_os_log_written'", "analyze table chat_message");
    }

    /** Its server's driver, set as the engine sets it where it matters for what is sent. */
    public DataSource driver() {
        return DriverSource.of(database);
    }

    /** Options that open it through a host's data source. */
    public StorageOptions.Builder through(DataSource source) {
        return StorageOptions.builder().engine(engine).dataSource(source);
    }

    /** With patience: eight processes that open it at once keep a small machine busy. */
    @Override
    public String url() {
        String url = database.url();
        return url + (url.contains("?") ? "&" : "?") + "connect_timeout=30";
    }

    /** With less patience for a pool whose server is gone. */
    @Override
    public StorageOptions.Builder options() {
        return StorageOptions.builder().url(url() + "&pool_timeout=5");
    }

    @Override
    public Optional<Connection> rawConnection() {
        return Optional.of(connection());
    }

    private Connection connection() {
        try {
            return database.connect();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public OptionalLong bytesWritten() {
        try (Connection connection = connection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(bytesWritten)) {
            row.next();
            return OptionalLong.of(row.getLong(row.getMetaData().getColumnCount()));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Optional<StorageOptions.Builder> counting(AtomicLong statements) {
        return Optional.of(through(Counting.of(new PlainDataSource(database::connect), statements)));
    }

    @Override
    public Set<String> bookkeepingTables() {
        return Set.of("chat_commit_marker");
    }

    @Override
    public void damage(SchemaDamage damage) {
        try (Connection connection = connection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql(damage));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String sql(SchemaDamage damage) {
        return switch (damage) {
            case NEWER ->
                "insert into chat_schema_history select installed_rank + 1000, '999', description, type, script, "
                        + "checksum, installed_by, installed_on, execution_time, success from chat_schema_history";
            case EDITED -> "update chat_schema_history set checksum = checksum + 1";
            case HALF_FAILED -> "update chat_schema_history set success = false";
        };
    }

    @Override
    public void refreshStatistics() {
        try (Connection connection = connection();
                Statement statement = connection.createStatement()) {
            statement.execute(refresh);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void stopServer() {
        database.server().kill();
    }

    @Override
    public void startServer() {
        database.server().start();
    }

    @Override
    public void close() {
        database.drop();
    }
}
