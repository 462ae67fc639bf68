package dev.turnbase.sql.session;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The pool that an engine takes connections from: the host's, or one of our own, made when it is first needed. Thread-safe. */
public final class ConnectionPool {
    /** SQLState connection_does_not_exist. */
    private static final String CLOSED = "08003";

    private final @Nullable Supplier<HikariConfig> settings;
    private final int most;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile @Nullable DataSource open;
    private boolean closed;

    private ConnectionPool(@Nullable DataSource hosts, @Nullable Supplier<HikariConfig> settings, int most) {
        this.open = hosts;
        this.settings = settings;
        this.most = most;
    }

    /** The host's pool, which stays open. */
    public static ConnectionPool ofHost(DataSource pool) {
        return new ConnectionPool(pool, null, Integer.MAX_VALUE);
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
        return own(
                () -> {
                    HikariConfig config = new HikariConfig();
                    config.setDataSource(connections);
                    config.setConnectionTimeout(timeout.toMillis());
                    config.setMaxLifetime(longestLife.toMillis());
                    return config;
                },
                most);
    }

    /**
     * A pool of our own with these settings.
     *
     * @param most how many connections it has at most
     */
    public static ConnectionPool own(Supplier<HikariConfig> settings, int most) {
        return new ConnectionPool(null, settings, most);
    }

    /** How many connections a pool has at most unless told otherwise. */
    public static int defaultSize() {
        return Runtime.getRuntime().availableProcessors() * 2 + 1;
    }

    /** Whether it is ours, to be closed with the engine. */
    public boolean own() {
        return settings != null;
    }

    /** How many connections it has at most; what a host's pool has is not known. */
    int most() {
        return most;
    }

    /** Where connections come from; throws if it is closed. */
    public DataSource dataSource() throws SQLException {
        DataSource source = open;
        return source == null ? opened() : source;
    }

    private DataSource opened() throws SQLException {
        lock.lock();
        try {
            DataSource source = open;
            if (closed || settings == null) {
                throw new SQLNonTransientConnectionException("the pool is closed", CLOSED);
            }
            if (source == null) {
                HikariConfig config = settings.get();
                config.setPoolName("turnbase");
                config.setMaximumPoolSize(most);
                config.setMinimumIdle(1);
                config.setInitializationFailTimeout(-1);
                source = new HikariDataSource(config);
                open = source;
            }
            return source;
        } finally {
            lock.unlock();
        }
    }

    /** Closes a connection for good; a host's pool finds out by itself that it is broken. */
    void discard(Connection borrowed) {
        if (own() && open instanceof HikariDataSource pool) {
            pool.evictConnection(borrowed);
        }
    }

    /** Closes it if it is ours. */
    public void close() {
        lock.lock();
        try {
            closed = true;
            if (own() && open instanceof HikariDataSource pool) {
                pool.close();
            }
        } finally {
            lock.unlock();
        }
    }
}
