package dev.turnbase.sqlite;

import dev.turnbase.error.InvalidInputException;
import dev.turnbase.spi.StorageUrl;
import dev.turnbase.sql.session.ConnectionPool;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the options of a {@code file:} URL mean.
 *
 * @param readers how many connections read at most ({@code connection_limit})
 * @param poolTimeout how long a read waits for one ({@code pool_timeout}, seconds)
 * @param busyTimeout how long an attempt to write waits for another process ({@code socket_timeout}, seconds)
 */
record SqliteOptions(int readers, Duration poolTimeout, Duration busyTimeout) {
    private static final Set<String> KNOWN = Set.of("connection_limit", "pool_timeout", "socket_timeout");
    private static final String NO_SERVER = "an SQLite file has no server";
    private static final Map<String, String> REASONS = Map.ofEntries(
            Map.entry("schema", "an SQLite file has no schemas; use tablePrefix"),
            Map.entry("connect_timeout", NO_SERVER),
            Map.entry("sslmode", NO_SERVER),
            Map.entry("sslcert", NO_SERVER),
            Map.entry("sslaccept", NO_SERVER),
            Map.entry("pgbouncer", NO_SERVER),
            Map.entry("application_name", NO_SERVER));
    private static final int MOST_READERS = 1_000;
    private static final int LONGEST_SECONDS = 3_600;
    private static final int DEFAULT_POOL_SECONDS = 10;
    private static final int DEFAULT_BUSY_SECONDS = 1;

    static SqliteOptions of(@Nullable StorageUrl url) {
        if (url == null) {
            return new SqliteOptions(
                    ConnectionPool.defaultSize(),
                    Duration.ofSeconds(DEFAULT_POOL_SECONDS),
                    Duration.ofSeconds(DEFAULT_BUSY_SECONDS));
        }
        url.requireOptions(KNOWN, REASONS);
        return new SqliteOptions(
                number(url, "connection_limit", ConnectionPool.defaultSize(), MOST_READERS),
                Duration.ofSeconds(number(url, "pool_timeout", DEFAULT_POOL_SECONDS, LONGEST_SECONDS)),
                Duration.ofSeconds(number(url, "socket_timeout", DEFAULT_BUSY_SECONDS, LONGEST_SECONDS)));
    }

    private static int number(StorageUrl url, String name, int otherwise, int most) {
        String text = url.option(name).orElse(null);
        if (text == null) {
            return otherwise;
        }
        if (text.matches("[0-9]{1,9}")) {
            int number = Integer.parseInt(text);
            if (number >= 1 && number <= most) {
                return number;
            }
        }
        throw new InvalidInputException("url", "the option " + name + " is a whole number from 1 to " + most);
    }
}
