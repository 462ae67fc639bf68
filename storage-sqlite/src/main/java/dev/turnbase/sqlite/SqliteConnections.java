package dev.turnbase.sqlite;

import dev.turnbase.Durability;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Locale;
import javax.sql.DataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteOpenMode;

/** How connections to a file are set up. */
final class SqliteConnections {
    private SqliteConnections() {}

    /**
     * Connections that wait for the file as long as {@code busyTimeout} when another process writes. The file must be
     * there: none is created.
     */
    static DataSource to(Path file, Durability durability, Duration busyTimeout) {
        SQLiteConfig config = new SQLiteConfig();
        config.resetOpenMode(SQLiteOpenMode.CREATE);
        config.enforceForeignKeys(true);
        config.setBusyTimeout((int) busyTimeout.toMillis());
        config.setSynchronous(
                durability == Durability.FULL
                        ? SQLiteConfig.SynchronousMode.FULL
                        : SQLiteConfig.SynchronousMode.NORMAL);
        return from(config, file);
    }

    /** Connections to a file that nobody needs after this process: never waiting for the disk. */
    static DataSource toTemporary(Path file, Duration busyTimeout) {
        SQLiteConfig config = new SQLiteConfig();
        config.resetOpenMode(SQLiteOpenMode.CREATE);
        config.enforceForeignKeys(true);
        config.setBusyTimeout((int) busyTimeout.toMillis());
        config.setSynchronous(SQLiteConfig.SynchronousMode.OFF);
        return from(config, file);
    }

    private static DataSource from(SQLiteConfig config, Path file) {
        // Or the driver matches each update against a pattern, and asks for the row's number behind each insert.
        config.setGetGeneratedKeys(false);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        return source;
    }

    /** Puts a file into write-ahead mode, which it keeps. */
    static void useWriteAheadLog(DataSource connections) throws SQLException {
        try (Connection connection = connections.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA journal_mode = WAL");
        }
    }

    /**
     * Makes a host's connection fit for writing: foreign keys on, and durable as stated.
     *
     * @throws SQLException if the pool's database can't be asked
     */
    static void prepareForWriting(Connection connection, Durability durability, Duration busyTimeout)
            throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA foreign_keys = ON");
            statement.execute("PRAGMA synchronous = " + durability.name());
            statement.execute(String.format(Locale.ROOT, "PRAGMA busy_timeout = %d", busyTimeout.toMillis()));
        }
    }
}
