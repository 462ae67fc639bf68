package dev.turnbase.sql.session;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.time.Duration;
import javax.sql.DataSource;

/**
 * The pool that an engine takes connections from.
 *
 * @param dataSource where connections come from
 * @param own whether it is ours, to be closed with the engine
 */
public record ConnectionPool(DataSource dataSource, boolean own) {
    /** The host's pool, which stays open. */
    public static ConnectionPool ofHost(DataSource pool) {
        return new ConnectionPool(pool, false);
    }

    /**
     * A pool of our own. It keeps one connection while it is idle, opened when it is first needed.
     *
     * @param connections opens connections
     * @param most how many at most
     * @param timeout how long to wait for a free one, at least 250 ms
     * @param longestLife when a connection is replaced by a new one; zero never
     */
    public static ConnectionPool own(DataSource connections, int most, Duration timeout, Duration longestLife) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(connections);
        config.setMaximumPoolSize(most);
        config.setConnectionTimeout(timeout.toMillis());
        config.setMaxLifetime(longestLife.toMillis());
        return own(config);
    }

    /** A pool of our own with these settings. */
    public static ConnectionPool own(HikariConfig settings) {
        settings.setPoolName("turnbase");
        settings.setMinimumIdle(1);
        settings.setInitializationFailTimeout(-1);
        return new ConnectionPool(new HikariDataSource(settings), true);
    }

    /** How many connections a pool has at most unless told otherwise. */
    public static int defaultSize() {
        return Runtime.getRuntime().availableProcessors() * 2 + 1;
    }

    /** How many connections it has at most, if it is ours. */
    int most() {
        return own && dataSource instanceof HikariDataSource pool ? pool.getMaximumPoolSize() : Integer.MAX_VALUE;
    }

    /** Closes a connection for good; a host's pool finds out by itself that it is broken. */
    void discard(Connection borrowed) {
        if (own && dataSource instanceof HikariDataSource pool) {
            pool.evictConnection(borrowed);
        }
    }

    /** Closes it if it is ours. */
    public void close() {
        if (own && dataSource instanceof HikariDataSource pool) {
            pool.close();
        }
    }
}
