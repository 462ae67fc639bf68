package dev.turnbase.runs;

import dev.turnbase.StorageOptions;
import dev.turnbase.contract.SchemaDamage;
import dev.turnbase.contract.TestDatabase;
import dev.turnbase.servers.ServerDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/** A database of its own in a server. */
final class ServerTestDatabase implements TestDatabase {
    private final ServerDatabase database;
    private final String engine;
    private final String bytesWritten;
    private final String refresh;

    /**
     * @param engine the name of the engine that opens it
     * @param bytesWritten a query of how many bytes the server has written to its log, the last column of its only row
     * @param refresh makes the server's statistics of messages anew
     */
    ServerTestDatabase(ServerDatabase database, String engine, String bytesWritten, String refresh) {
        this.database = database;
        this.engine = engine;
        this.bytesWritten = bytesWritten;
        this.refresh = refresh;
    }

    /** With patience: eight processes that open it at once keep a small machine busy. */
    @Override
    public String url() {
        String url = database.url();
        return url + (url.contains("?") ? "&" : "?") + "connect_timeout=30";
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
        return Optional.of(StorageOptions.builder()
                .engine(engine)
                .dataSource(Counting.of(new PlainDataSource(database::connect), statements)));
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
