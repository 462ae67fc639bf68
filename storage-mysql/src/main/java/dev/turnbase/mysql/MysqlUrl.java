package dev.turnbase.mysql;

import com.mysql.cj.jdbc.NonRegisteringDriver;
import dev.turnbase.StorageOptions.Credentials;
import dev.turnbase.spi.StorageUrl;
import dev.turnbase.spi.StorageUrl.Host;
import dev.turnbase.sql.engine.ServerAddress;
import dev.turnbase.sql.engine.ServerConnections;
import dev.turnbase.sql.engine.ServerOptions;
import dev.turnbase.sql.engine.ServerTls;
import dev.turnbase.sql.engine.UrlOptions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * What a {@code mysql:} or {@code mariadb:} URL means to the driver. Its text has neither user nor password. Closing it
 * deletes the file that connections with {@code sslcert} need.
 */
final class MysqlUrl implements AutoCloseable {
    private static final int DEFAULT_PORT = 3_306;
    /** Host, port and database come from the settings, where no character of them has a meaning. */
    private static final String DRIVER_URL = "jdbc:mysql:///";

    /** The longest statement that is kept; every statement of the engine is shorter. */
    private static final int LONGEST_STATEMENT = 8_192;

    private static final Set<String> KNOWN = Stream.of(ServerOptions.KNOWN, ServerTls.KNOWN)
            .flatMap(Set::stream)
            .collect(Collectors.toUnmodifiableSet());
    private static final String POSTGRES_ONLY = "only PostgreSQL has it";
    private static final String ALWAYS = "it is always UTF-8, four bytes wide";
    private static final String UTC = "sessions are always in UTC";
    private static final Map<String, String> REASONS = Stream.of(
                    ServerOptions.REASONS,
                    Map.of(
                            "schema", "here a schema is the database; name it behind the host",
                            "pgbouncer", "it stands in front of PostgreSQL only",
                            "channel_binding", POSTGRES_ONLY,
                            "options", POSTGRES_ONLY,
                            "charset", ALWAYS,
                            "characterEncoding", ALWAYS,
                            "serverTimezone", UTC,
                            "connectionTimeZone", UTC,
                            "allowPublicKeyRetrieval", "it is on where encryption is not demanded"))
            .flatMap(reasons -> reasons.entrySet().stream())
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private final ServerAddress address;
    private final ServerOptions server;
    private final MysqlTls tls;

    private MysqlUrl(StorageUrl url, @Nullable Credentials credentials) {
        url.requireOptions(KNOWN, REASONS);
        String product = url.scheme().equals("mariadb") ? "MariaDB" : "MySQL";
        address = ServerAddress.of(url, credentials, product, DEFAULT_PORT);
        server = ServerOptions.of(url);
        if (server.applicationName().indexOf(',') >= 0) {
            throw UrlOptions.refused("application_name", "can't have a comma");
        }
        tls = new MysqlTls(ServerTls.of(url));
    }

    /**
     * Reads it.
     *
     * @param credentials go before the URL's user and password
     * @throws dev.turnbase.error.InvalidInputException if an option is unknown or can't be what it is
     * @throws dev.turnbase.error.CannotOpenException if host, database or user is missing
     */
    static MysqlUrl of(StorageUrl url, @Nullable Credentials credentials) {
        return new MysqlUrl(url, credentials);
    }

    /** What messages call the database; no secrets. */
    String label() {
        return address.toString();
    }

    /** What the URL says of timeouts and the pool. */
    ServerOptions server() {
        return server;
    }

    /**
     * Connections to work with.
     *
     * @param lockTimeout how long a statement waits for a row's lock, rounded up to whole seconds, at least one
     */
    DataSource connections(Duration lockTimeout) {
        Properties settings = settings(lockTimeout);
        return new ServerConnections(
                address, server.networkTimeout(), host -> readingCommitted(connection(settings, host)));
    }

    /** The server's default is REPEATABLE READ. */
    private static Connection readingCommitted(Connection connection) throws SQLException {
        boolean done = false;
        try {
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            done = true;
            return connection;
        } finally {
            if (!done) {
                connection.close();
            }
        }
    }

    /** Connections to migrate by: the same, but a statement may take and wait as long as it needs. */
    DataSource migrations() {
        Properties settings = commonSettings();
        return new ServerConnections(address, Duration.ZERO, host -> connection(settings, host));
    }

    private Connection connection(Properties settings, Host host) throws SQLException {
        Properties all = new Properties();
        all.putAll(settings);
        all.setProperty("host", host.name());
        all.setProperty("port", String.valueOf(host.port()));
        tls.addTrust(all);
        return new NonRegisteringDriver().connect(DRIVER_URL, all);
    }

    /** Everything that the driver is told but for host, port and the trust store. */
    Properties settings(Duration lockTimeout) {
        Properties settings = commonSettings();
        long seconds = Math.max(1, lockTimeout.plusSeconds(1).minusNanos(1).toSeconds());
        settings.setProperty("sessionVariables", "innodb_lock_wait_timeout=" + seconds);
        return settings;
    }

    private Properties commonSettings() {
        Properties settings = new Properties();
        settings.setProperty("dbname", address.database());
        settings.setProperty("user", address.user());
        address.password().ifPresent(password -> settings.setProperty("password", password.reveal()));
        String connectTimeout = String.valueOf(server.connectTimeout().toMillis());
        settings.setProperty("connectTimeout", connectTimeout);
        // While connecting; the driver has no limit of its own on a server that accepts and then says nothing.
        settings.setProperty("socketTimeout", connectTimeout);
        settings.setProperty("tcpKeepAlive", "true");
        settings.setProperty("connectionAttributes", "program_name:" + server.applicationName());
        settings.setProperty("characterEncoding", "UTF-8");
        // As an offset: a server needs tables to know time zones by name.
        settings.setProperty("connectionTimeZone", "+00:00");
        settings.setProperty("forceConnectionTimeZoneToSession", "true");
        // Strict, so that a value that is too long is refused, not cut.
        settings.setProperty("jdbcCompliantTruncation", "true");
        settings.setProperty("allowLoadLocalInfile", "false");
        settings.setProperty("logger", "Slf4JLogger");
        setStatements(settings);
        tls.applyTo(settings);
        return settings;
    }

    private void setStatements(Properties settings) {
        // Several statements in one round trip; values are bound, so no text of a caller becomes a statement.
        settings.setProperty("allowMultiQueries", "true");
        settings.setProperty("rewriteBatchedStatements", "true");
        settings.setProperty("useServerPrepStmts", "false");
        settings.setProperty("cachePrepStmts", String.valueOf(server.statementCacheSize() > 0));
        settings.setProperty("prepStmtCacheSize", String.valueOf(server.statementCacheSize()));
        settings.setProperty("prepStmtCacheSqlLimit", String.valueOf(LONGEST_STATEMENT));
    }

    @Override
    public void close() {
        tls.close();
    }

    @Override
    public String toString() {
        return label();
    }
}
