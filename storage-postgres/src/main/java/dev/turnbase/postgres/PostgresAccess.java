package dev.turnbase.postgres;

import dev.turnbase.sql.engine.ServerAccess;
import dev.turnbase.sql.engine.ServerOptions;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;

/** A database of PostgreSQL, as a URL says. */
final class PostgresAccess implements ServerAccess {
    private static final Duration LOCK_TIMEOUT = Duration.ofSeconds(5);
    /** By how much the server waits longer than the engine before it ends a transaction that nobody ends. */
    private static final Duration BEHIND = Duration.ofSeconds(1);

    private final PostgresUrl url;
    private final Duration transactionTimeout;

    PostgresAccess(PostgresUrl url, Duration transactionTimeout) {
        this.url = url;
        this.transactionTimeout = transactionTimeout;
    }

    @Override
    public String label() {
        return url.label();
    }

    @Override
    public ServerOptions server() {
        return url.server();
    }

    @Override
    public Optional<String> schema() {
        return url.schema();
    }

    @Override
    public DataSource connections() {
        return url.connections(transactionTimeout.plus(BEHIND), LOCK_TIMEOUT);
    }

    @Override
    public Duration queryTimeout() {
        return url.queryTimeout();
    }

    @Override
    public DataSource migrations() {
        return url.migrations();
    }

    @Override
    public void close() {}
}
