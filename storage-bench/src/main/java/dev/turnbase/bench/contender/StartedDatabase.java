package dev.turnbase.bench.contender;

import dev.turnbase.servers.TestServer;
import dev.turnbase.servers.TestServers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Locale;

/** Databases that a benchmark starts itself, as the tests start theirs. */
public enum StartedDatabase {
    /** A new file in the folder for temporary files. */
    SQLITE,
    /** PostgreSQL. */
    POSTGRES,
    /** MySQL itself: nothing stands in for it. */
    MYSQL,
    /** MariaDB. */
    MARIADB;

    /**
     * Starts the server unless this JVM has done so, and makes an empty database in it. Both end with this JVM, but a
     * server of somebody else's, which {@link TestServers} is pointed to, keeps the database, and SQLite's file stays.
     *
     * @return the database's Turnbase URL, with the password
     * @throws IllegalStateException if it can't be had here; the message says what is missing
     */
    public String start() {
        return switch (this) {
            case SQLITE -> file();
            case POSTGRES -> databaseIn(TestServers.postgres());
            case MYSQL -> databaseIn(TestServers.mysql());
            case MARIADB -> databaseIn(TestServers.mariadb());
        };
    }

    private static String file() {
        try {
            return "file:" + Files.createTempDirectory("turnbase-bench").resolve("bench.db");
        } catch (IOException e) {
            throw new UncheckedIOException("no temporary folder can be made", e);
        }
    }

    private static String databaseIn(TestServer server) {
        server.standInReason().ifPresent(reason -> {
            throw new IllegalStateException("MySQL can't be measured here: " + reason);
        });
        return server.createDatabase().url();
    }

    /** The name on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
