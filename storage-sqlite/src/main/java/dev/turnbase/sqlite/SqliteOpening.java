package dev.turnbase.sqlite;

import dev.turnbase.EngineCapabilities;
import dev.turnbase.EngineStatus;
import dev.turnbase.MigrationMode;
import dev.turnbase.StorageEngine;
import dev.turnbase.StorageOptions;
import dev.turnbase.error.CannotOpenException;
import dev.turnbase.error.InvalidInputException;
import dev.turnbase.error.StorageException;
import dev.turnbase.error.UnavailableException;
import dev.turnbase.spi.StorageUrl;
import dev.turnbase.sql.engine.EngineSetup;
import dev.turnbase.sql.engine.SqlEngine;
import dev.turnbase.sql.engine.StatusReader;
import dev.turnbase.sql.session.ConnectionPool;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;

/** Opens the file of a URL. */
final class SqliteOpening {
    private static final String MEMORY = ":memory:";
    private static final SqliteDialect DIALECT = new SqliteDialect();

    private final StorageOptions options;
    private final StorageUrl url;
    private final SqliteOptions urlOptions;

    private SqliteOpening(StorageOptions options, StorageUrl url) {
        this.options = options;
        this.url = url;
        this.urlOptions = SqliteOptions.of(url);
    }

    static SqliteOpening ofUrl(StorageOptions options) {
        StorageUrl url = options.url().orElseThrow();
        if (!url.scheme().equals("file")) {
            throw new CannotOpenException("sqlite opens file: URLs, not " + url.scheme() + ":; mend the URL", null);
        }
        refuse("ddlUrl", options.ddlUrl().isPresent());
        refuse("ddlCredentials", options.ddlCredentials().isPresent());
        refuse("credentials", options.credentials().isPresent());
        return new SqliteOpening(options, url);
    }

    static void refuse(String field, boolean stated) {
        if (stated) {
            throw new InvalidInputException(field, "an SQLite file has no users; leave it out");
        }
    }

    StorageEngine open() {
        return isMemory() ? openMemory() : openFile();
    }

    EngineStatus inspect() {
        SqliteFile file = SqliteFile.at(url.path());
        if (isMemory() || !file.exists()) {
            return status().absent();
        }
        file.requireUsable();
        return asked(file, () -> status().read(connections(file)));
    }

    private StatusReader status() {
        return new StatusReader(SqliteEngineProvider.NAME, DIALECT, options);
    }

    private boolean isMemory() {
        return url.path().equals(MEMORY);
    }

    private StorageEngine openFile() {
        SqliteFile file = SqliteFile.at(url.path());
        if (options.migrationMode() == MigrationMode.AUTO) {
            file.create();
        } else if (options.migrationMode() == MigrationMode.VALIDATE && !file.exists()) {
            status().requireCurrentOfAbsent();
        }
        file.requireUsable();
        DataSource connections = connections(file);
        EngineCapabilities capabilities = EngineCapabilities.builder()
                .durable(true)
                .sharedByProcesses(true)
                .migrated(true)
                .build();
        return asked(file, () -> open(file, connections, capabilities, () -> {}));
    }

    private StorageEngine openMemory() {
        SqliteFile file = TemporaryFile.create();
        DataSource connections = SqliteConnections.toTemporary(file.path(), urlOptions.busyTimeout());
        EngineCapabilities capabilities =
                EngineCapabilities.builder().migrated(true).build();
        try {
            return asked(file, () -> open(file, connections, capabilities, () -> TemporaryFile.delete(file)));
        } catch (StorageException e) {
            TemporaryFile.delete(file);
            throw e;
        }
    }

    private DataSource connections(SqliteFile file) {
        return SqliteConnections.to(file.path(), options.durability(), urlOptions.busyTimeout());
    }

    private StorageEngine open(
            SqliteFile file, DataSource connections, EngineCapabilities capabilities, Runnable onClose)
            throws SQLException {
        return SqlEngine.open(new EngineSetup(
                SqliteEngineProvider.NAME,
                "the SQLite file " + file.path(),
                DIALECT,
                options,
                capabilities,
                SqliteDialect.TRAITS,
                connections::getConnection,
                connections,
                Optional.empty(),
                new SqliteMigrationLock(file.path(), connections),
                () -> ConnectionPool.own(connections, urlOptions.readers(), urlOptions.poolTimeout(), Duration.ZERO),
                onClose));
    }

    private static <T> T asked(SqliteFile file, Question<T> question) {
        try {
            return question.ask();
        } catch (SQLException e) {
            throw failure(file.path(), e);
        }
    }

    private static StorageException failure(Path file, SQLException e) {
        return switch (e.getErrorCode() & 0xFF) {
            case SqliteDialect.NOTADB ->
                new CannotOpenException(file + " is not an SQLite database, or is encrypted; name another file", e);
            case SqliteDialect.CORRUPT ->
                new CannotOpenException(file + " is damaged; restore it from a backup, or name another file", e);
            case SqliteDialect.CANTOPEN, SqliteDialect.READONLY ->
                new CannotOpenException(
                        file + " can't be opened for writing; check the access rights of it and of its folder", e);
            default ->
                new UnavailableException(
                        file + " can't be read or written now (SQLite's result code " + e.getErrorCode()
                                + "); try again, and look at the disk if it stays so",
                        e);
        };
    }

    private interface Question<T> {
        T ask() throws SQLException;
    }
}
