package dev.turnbase.sql.engine;

import com.zaxxer.hikari.HikariConfig;
import dev.turnbase.spi.StorageUrl;
import dev.turnbase.sql.session.ConnectionPool;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;

/** What the options mean that the URLs of all database servers have in common. Immutable. */
public final class ServerOptions {
    /** The names of the options that are read here; an engine adds its own. */
    public static final Set<String> KNOWN = Set.of(
            "connection_limit",
            "pool_timeout",
            "connect_timeout",
            "socket_timeout",
            "max_idle_connection_lifetime",
            "max_connection_lifetime",
            "statement_cache_size",
            "application_name");

    /** Why certain others are not taken. */
    public static final Map<String, String> REASONS = Map.ofEntries(
            Map.entry("socket", "a Unix socket needs a library that this engine does not bring; state the host"),
            Map.entry("host", "the host stands in front of the database's name; a Unix socket's folder can't be used"),
            Map.entry("port", "write it behind the host, as in host:1234"),
            Map.entry("user", "write it in front of the host, or state credentials"),
            Map.entry("password", "write it in front of the host, or state credentials"),
            Map.entry("ssl", "write sslmode"),
            Map.entry("useSSL", "write sslmode"),
            Map.entry("sslMode", "write sslmode"),
            Map.entry("sslrootcert", "write sslcert for the server's certificate authority"),
            Map.entry("sslkey", "write sslidentity for a PKCS12 file with certificate and key"),
            Map.entry("connectTimeout", "write connect_timeout, in seconds"),
            Map.entry("socketTimeout", "write socket_timeout, in seconds"),
            Map.entry("ApplicationName", "write application_name"));

    private static final int MOST_CONNECTIONS = 1_000;
    private static final int MOST_STATEMENTS = 10_000;
    private static final int HOUR = 3_600;
    private static final int DAY = 24 * HOUR;
    /** Below these the pool would take its own default, with a warning. */
    private static final int SHORTEST_IDLE = 10;

    private static final int SHORTEST_LIFE = 30;
    /** By how much the network's timeout stands behind the query's, which leaves the connection usable. */
    private static final Duration BEHIND = Duration.ofSeconds(5);

    private final int connectionLimit;
    private final Duration poolTimeout;
    private final Duration connectTimeout;
    private final Duration queryTimeout;
    private final Duration maxIdleLifetime;
    private final Duration maxLifetime;
    private final int statementCacheSize;
    private final String applicationName;

    private ServerOptions(StorageUrl url) {
        connectionLimit = UrlOptions.number(url, "connection_limit", ConnectionPool.defaultSize(), 1, MOST_CONNECTIONS);
        poolTimeout = UrlOptions.seconds(url, "pool_timeout", 10, 1, HOUR);
        connectTimeout = UrlOptions.seconds(url, "connect_timeout", 5, 1, HOUR);
        queryTimeout = UrlOptions.seconds(url, "socket_timeout", 60, 1, DAY);
        maxIdleLifetime = UrlOptions.seconds(url, "max_idle_connection_lifetime", 300, SHORTEST_IDLE, DAY);
        maxLifetime = UrlOptions.seconds(url, "max_connection_lifetime", HOUR / 2, SHORTEST_LIFE, DAY);
        statementCacheSize = UrlOptions.number(url, "statement_cache_size", 100, 0, MOST_STATEMENTS);
        applicationName = UrlOptions.text(url, "application_name").orElse("turnbase");
    }

    /**
     * Reads them. Other options are left alone: see {@link StorageUrl#requireOptions}.
     *
     * @throws dev.turnbase.error.InvalidInputException if a value can't be
     */
    public static ServerOptions of(StorageUrl url) {
        return new ServerOptions(url);
    }

    /** How many connections a pool has at most ({@code connection_limit}; twice the processors and one). */
    public int connectionLimit() {
        return connectionLimit;
    }

    /** How long to wait for a free one ({@code pool_timeout}; 10 s); zero waits for ever. */
    public Duration poolTimeout() {
        return poolTimeout;
    }

    /** How long connecting to one host may take ({@code connect_timeout}; 5 s); zero sets no limit. */
    public Duration connectTimeout() {
        return connectTimeout;
    }

    /** How long a statement may take ({@code socket_timeout}; 60 s); zero sets no limit. */
    public Duration queryTimeout() {
        return queryTimeout;
    }

    /** How long the driver waits for a silent server: 5 s longer than a statement may take; zero sets no limit. */
    public Duration networkTimeout() {
        return queryTimeout.isZero() ? Duration.ZERO : queryTimeout.plus(BEHIND);
    }

    /** How long a connection stays unused in a pool ({@code max_idle_connection_lifetime}; 300 s); zero for ever. */
    public Duration maxIdleLifetime() {
        return maxIdleLifetime;
    }

    /** When a connection is replaced ({@code max_connection_lifetime}; 30 min); zero never. */
    public Duration maxLifetime() {
        return maxLifetime;
    }

    /** How many prepared statements a connection keeps ({@code statement_cache_size}; 100); zero keeps none. */
    public int statementCacheSize() {
        return statementCacheSize;
    }

    /** What the server is told who connects ({@code application_name}; turnbase). */
    public String applicationName() {
        return applicationName;
    }

    /** The settings of a pool that takes its connections from there. */
    public HikariConfig pool(DataSource connections) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(connections);
        config.setConnectionTimeout(poolTimeout.isZero() ? Integer.MAX_VALUE : poolTimeout.toMillis());
        config.setMaxLifetime(maxLifetime.toMillis());
        config.setIdleTimeout(isIdlenessLimited() ? maxIdleLifetime.toMillis() : 0);
        return config;
    }

    /** The pool warns of a limit that its one connection can't meet, or that its lifetime ends before. */
    private boolean isIdlenessLimited() {
        boolean endsBefore =
                !maxLifetime.isZero() && maxIdleLifetime.plusSeconds(1).compareTo(maxLifetime) > 0;
        return connectionLimit > 1 && !endsBefore;
    }
}
