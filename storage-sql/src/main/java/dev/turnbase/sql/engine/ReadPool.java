package dev.turnbase.sql.engine;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import javax.sql.DataSource;

/**
 * The pool that an engine reads from.
 *
 * @param dataSource where connections come from
 * @param own whether it is ours, to be closed with the engine
 */
public record ReadPool(DataSource dataSource, boolean own) {
    /** The host's pool, which stays open. */
    public static ReadPool ofHost(DataSource pool) {
        return new ReadPool(pool, false);
    }

    /**
     * A pool of our own.
     *
     * @param connections opens connections
     * @param most how many at most
     * @param timeout how long to wait for a free one, at least 250 ms
     */
    public static ReadPool own(DataSource connections, int most, Duration timeout) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("turnbase");
        config.setDataSource(connections);
        config.setMaximumPoolSize(most);
        config.setMinimumIdle(Math.min(1, most));
        config.setConnectionTimeout(timeout.toMillis());
        config.setInitializationFailTimeout(-1);
        config.setMaxLifetime(0);
        return new ReadPool(new HikariDataSource(config), true);
    }

    /** How many connections a pool has at most unless told otherwise. */
    public static int defaultSize() {
        return Runtime.getRuntime().availableProcessors() * 2 + 1;
    }

    void close() {
        if (own && dataSource instanceof HikariDataSource pool) {
            pool.close();
        }
    }
}
