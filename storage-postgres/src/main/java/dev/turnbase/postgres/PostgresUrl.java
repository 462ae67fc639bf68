package dev.turnbase.postgres;

import dev.turnbase.StorageOptions.Credentials;
import dev.turnbase.spi.StorageUrl;
import dev.turnbase.spi.StorageUrl.Host;
import dev.turnbase.sql.engine.ServerAddress;
import dev.turnbase.sql.engine.ServerConnections;
import dev.turnbase.sql.engine.ServerOptions;
import dev.turnbase.sql.engine.ServerTls;
import dev.turnbase.sql.engine.UrlOptions;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

/** What a {@code postgresql:} URL means to the driver. Immutable; its text has neither user nor password. */
final class PostgresUrl {
    private static final int DEFAULT_PORT = 5_432;
    private static final int LONGEST_NAME = 63;
    private static final String POOLER = "pgbouncer";
    private static final Set<String> KNOWN = Stream.of(
                    ServerOptions.KNOWN, ServerTls.KNOWN, Set.of("schema", POOLER, "channel_binding", "options"))
            .flatMap(Set::stream)
            .collect(Collectors.toUnmodifiableSet());
    private static final String PRIMARY = "of several hosts the primary is looked for anyway";
    private static final Map<String, String> REASONS = Stream.of(
                    ServerOptions.REASONS,
                    Map.of(
                            "currentSchema", "write schema",
                            "search_path", "write schema",
                            "prepareThreshold", "write pgbouncer=true if that is in between",
                            "statement_timeout", "write socket_timeout",
                            "targetServerType", PRIMARY,
                            "target_session_attrs", PRIMARY))
            .flatMap(reasons -> reasons.entrySet().stream())
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private final ServerAddress address;
    private final ServerOptions server;
    private final PostgresTls tls;
    private final boolean pooler;
    private final Optional<String> schema;
    private final Optional<String> options;

    private PostgresUrl(StorageUrl url, @Nullable Credentials credentials) {
        url.requireOptions(KNOWN, REASONS);
        address = ServerAddress.of(url, credentials, "PostgreSQL", DEFAULT_PORT);
        server = ServerOptions.of(url);
        tls = PostgresTls.of(url);
        pooler = UrlOptions.flag(url, POOLER);
        schema = UrlOptions.text(url, "schema").map(PostgresUrl::schemaName);
        options = UrlOptions.text(url, "options");
        if (pooler && schema.isPresent()) {
            throw UrlOptions.refused(
                    "schema",
                    "is not possible with pgbouncer=true: PgBouncer does not keep a session's search path; set it with"
                            + " ALTER ROLE … SET search_path");
        }
        if (pooler && options.isPresent()) {
            throw UrlOptions.refused(
                    "options",
                    "is not possible with pgbouncer=true: PgBouncer does not pass it on; use ALTER ROLE … SET");
        }
    }

    /**
     * Reads it.
     *
     * @param credentials go before the URL's user and password
     * @throws dev.turnbase.error.InvalidInputException if an option is unknown or can't be what it is
     * @throws dev.turnbase.error.CannotOpenException if host, database or user is missing
     */
    static PostgresUrl of(StorageUrl url, @Nullable Credentials credentials) {
        return new PostgresUrl(url, credentials);
    }

    /** The server would cut a longer name short, and read {@code $user} as the user's name even in quotes. */
    private static String schemaName(String name) {
        if (name.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME || name.equals("$user")) {
            throw UrlOptions.refused("schema", "is a name of at most 63 bytes other than $user");
        }
        return name;
    }

    /** What messages call the database; no secrets. */
    String label() {
        return address.toString();
    }

    /** What the URL says of timeouts and the pool. */
    ServerOptions server() {
        return server;
    }

    /** Whether PgBouncer is in between, so that nothing that is set outside a transaction can be relied on. */
    boolean hasPooler() {
        return pooler;
    }

    /** In which schema the tables are; if absent, where the server's search path leads. */
    Optional<String> schema() {
        return schema;
    }

    /**
     * Connections to work with. With PgBouncer in between they have neither of the two limits.
     *
     * @param idleInTransaction after how long the server ends a session that does nothing in a transaction; zero never
     * @param lockTimeout how long a statement waits for a lock; zero for ever
     */
    DataSource connections(Duration idleInTransaction, Duration lockTimeout) {
        return from(settings(idleInTransaction, lockTimeout), server.networkTimeout());
    }

    /** Connections to migrate by: the same, but a statement may take as long as it needs. */
    DataSource migrations() {
        return from(migrationSettings(), Duration.ZERO);
    }

    private DataSource from(Properties settings, Duration networkTimeout) {
        Driver driver = new Driver();
        // The driver lets a name in the URL go before one in the settings, and decodes it as a form's value.
        String url = "jdbc:postgresql:" + URLEncoder.encode(address.database(), StandardCharsets.UTF_8);
        return new ServerConnections(address, networkTimeout, host -> driver.connect(url, withHost(settings, host)));
    }

    private static Properties withHost(Properties settings, Host host) {
        Properties all = new Properties();
        all.putAll(settings);
        PGProperty.PG_HOST.set(all, host.name().indexOf(':') >= 0 ? "[" + host.name() + "]" : host.name());
        PGProperty.PG_PORT.set(all, host.port());
        return all;
    }

    /** How long the engine lets a statement run: zero where the server limits it, which is not so behind a pooler. */
    Duration queryTimeout() {
        return pooler ? server.queryTimeout() : Duration.ZERO;
    }

    /** Everything that the driver is told but for the host, its port, and the database's name. */
    Properties settings(Duration idleInTransaction, Duration lockTimeout) {
        Properties settings = commonSettings();
        if (!pooler) {
            String limits = "-c idle_in_transaction_session_timeout=" + idleInTransaction.toMillis()
                    + " -c lock_timeout=" + lockTimeout.toMillis()
                    + " -c statement_timeout=" + server.queryTimeout().toMillis();
            PGProperty.OPTIONS.set(
                    settings, options.map(more -> limits + " " + more).orElse(limits));
        }
        return settings;
    }

    /** The same for {@link #migrations}. */
    Properties migrationSettings() {
        Properties settings = commonSettings();
        options.ifPresent(stated -> PGProperty.OPTIONS.set(settings, stated));
        return settings;
    }

    private Properties commonSettings() {
        Properties settings = new Properties();
        PGProperty.USER.set(settings, address.user());
        address.password().ifPresent(password -> PGProperty.PASSWORD.set(settings, password.reveal()));
        if (address.hosts().size() > 1) {
            PGProperty.TARGET_SERVER_TYPE.set(settings, "primary");
        }
        setConnectTimeout(settings);
        PGProperty.TCP_KEEP_ALIVE.set(settings, true);
        PGProperty.APPLICATION_NAME.set(settings, server.applicationName());
        PGProperty.PREPARED_STATEMENT_CACHE_QUERIES.set(settings, server.statementCacheSize());
        PGProperty.REWRITE_BATCHED_INSERTS.set(settings, true);
        if (pooler) {
            // A statement prepared on one of PgBouncer's connections is missing on the next, or is another client's.
            PGProperty.PREPARE_THRESHOLD.set(settings, 0);
        }
        schema.ifPresent(name -> PGProperty.CURRENT_SCHEMA.set(settings, '"' + name.replace("\"", "\"\"") + '"'));
        tls.applyTo(settings);
        return settings;
    }

    /** The second also ends what the first does not cover, all that follows TCP; the third, what it leaves behind. */
    private void setConnectTimeout(Properties settings) {
        int seconds = Math.toIntExact(server.connectTimeout().toSeconds());
        PGProperty.CONNECT_TIMEOUT.set(settings, seconds);
        PGProperty.LOGIN_TIMEOUT.set(settings, seconds);
        PGProperty.SOCKET_TIMEOUT.set(settings, seconds);
    }

    @Override
    public String toString() {
        return label();
    }
}
