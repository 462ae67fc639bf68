package dev.turnbase.sqlite;

import dev.turnbase.EngineCapabilities;
import dev.turnbase.EngineStatus;
import dev.turnbase.StorageEngine;
import dev.turnbase.StorageOptions;
import dev.turnbase.error.CannotOpenException;
import dev.turnbase.sql.engine.EngineSetup;
import dev.turnbase.sql.engine.SqlEngine;
import dev.turnbase.sql.engine.StatusReader;
import dev.turnbase.sql.session.ConnectionPool;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Opens what a host's data source leads to. One of its connections is kept for writing while the engine is open, so it
 * must have two at least, all to the same file and committing by themselves.
 */
final class HostOpening {
    private final StorageOptions options;
    private final DataSource pool;
    private final SqliteOptions defaults = SqliteOptions.of(null);

    private HostOpening(StorageOptions options, DataSource pool) {
        this.options = options;
        this.pool = pool;
    }

    static HostOpening of(StorageOptions options, DataSource pool) {
        SqliteOpening.refuse("ddlUrl", options.ddlUrl().isPresent());
        SqliteOpening.refuse("ddlCredentials", options.ddlCredentials().isPresent());
        SqliteOpening.refuse("credentials", options.credentials().isPresent());
        return new HostOpening(options, pool);
    }

    EngineStatus inspect() {
        try {
            return new StatusReader(SqliteEngineProvider.NAME, new SqliteDialect(), options).read(pool);
        } catch (SQLException e) {
            throw unusable(e);
        }
    }

    StorageEngine open() {
        try {
            Path file = requireFitConnections();
            return SqlEngine.open(new EngineSetup(
                    SqliteEngineProvider.NAME,
                    "the SQLite file " + file,
                    new SqliteDialect(),
                    options,
                    EngineCapabilities.builder()
                            .durable(true)
                            .sharedByProcesses(true)
                            .migrated(true)
                            .build(),
                    SqliteDialect.TRAITS,
                    this::writingConnection,
                    pool,
                    Optional.empty(),
                    new SqliteMigrationLock(file, pool),
                    () -> ConnectionPool.ofHost(pool),
                    () -> {}));
        } catch (SQLException e) {
            throw unusable(e);
        }
    }

    private static CannotOpenException unusable(SQLException e) {
        return new CannotOpenException(
                "the data source does not give two connections to an SQLite file that can be opened; see the cause", e);
    }

    private Connection writingConnection() throws SQLException {
        Connection connection = pool.getConnection();
        SqliteConnections.prepareForWriting(connection, options.durability(), defaults.busyTimeout());
        return connection;
    }

    private Path requireFitConnections() throws SQLException {
        try (Connection one = pool.getConnection();
                Connection two = pool.getConnection()) {
            String file = file(one);
            if (file.isEmpty() || !file.equals(file(two))) {
                throw new CannotOpenException(
                        "the data source's connections do not lead to one file: an SQLite database in memory is another one "
                                + "for each connection; use a file, or the URL file::memory:",
                        null);
            }
            if (!one.getAutoCommit()) {
                throw new CannotOpenException(
                        "the data source's connections do not commit by themselves; set its autoCommit to true", null);
            }
            return Path.of(file);
        }
    }

    private static String file(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select file from pragma_database_list where name = 'main'")) {
            return row.next() ? String.valueOf(row.getString(1)) : "";
        }
    }
}
