package dev.turnbase.mysql;

import dev.turnbase.sql.engine.ServerAccess;
import dev.turnbase.sql.engine.ServerOptions;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;

/** A database of MySQL or MariaDB, as a URL says. */
final class MysqlAccess implements ServerAccess {
    private static final Duration LOCK_TIMEOUT = Duration.ofSeconds(5);

    private final MysqlUrl url;

    MysqlAccess(MysqlUrl url) {
        this.url = url;
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
        return Optional.empty();
    }

    @Override
    public DataSource connections() {
        return url.connections(LOCK_TIMEOUT);
    }

    @Override
    public Duration queryTimeout() {
        return url.server().queryTimeout();
    }

    @Override
    public DataSource migrations() {
        return url.migrations();
    }

    @Override
    public void close() {
        url.close();
    }
}
