package dev.turnbase.injected;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.turnbase.StorageOptions;
import dev.turnbase.contract.TestDatabase;
import dev.turnbase.jdbc.Intercepted;
import dev.turnbase.jdbc.Interceptor;
import dev.turnbase.runs.ServerTestDatabase;
import dev.turnbase.runs.SqliteDatabase;
import java.sql.Connection;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** A database whose engines reach it through a host's data source and what stands before and behind that. */
final class Reached implements TestDatabase {
    private static final int MOST_CONNECTIONS = 20;
    private static final int PATIENCE_MILLIS = 10_000;
    /** So that there is another one at once when one was lost. */
    private static final int LEAST_CONNECTIONS = 4;

    private final TestDatabase real;
    private final Supplier<StorageOptions.Builder> options;
    private final Runnable closePool;

    private Reached(TestDatabase real, Supplier<StorageOptions.Builder> options, Runnable closePool) {
        this.real = real;
        this.options = options;
        this.closePool = closePool;
    }

    /**
     * An SQLite file, of whose connections each is a new one.
     *
     * @param statements runs what is executed
     * @param takes gives connections to the engine
     */
    static Reached sqlite(Interceptor statements, Interceptor takes) {
        SqliteDatabase file = new SqliteDatabase();
        return new Reached(
                file,
                () -> file.through(source -> Intercepted.of(Intercepted.of(source, statements), takes)),
                () -> {});
    }

    /** A database in a server, behind a pool, as a host has it. */
    static Reached server(ServerTestDatabase database, Interceptor statements, Interceptor takes) {
        HikariDataSource pool = pool(Intercepted.of(database.driver(), statements));
        DataSource given = Intercepted.of(pool, takes);
        return new Reached(database, () -> database.through(given), pool::close);
    }

    /** The same, with something to be done when it is closed. */
    Reached closing(Runnable onClose) {
        return new Reached(real, options, () -> {
            closePool.run();
            onClose.run();
        });
    }

    private static HikariDataSource pool(DataSource connections) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(connections);
        config.setMaximumPoolSize(MOST_CONNECTIONS);
        config.setConnectionTimeout(PATIENCE_MILLIS);
        config.setMinimumIdle(LEAST_CONNECTIONS);
        return new HikariDataSource(config);
    }

    @Override
    public String url() {
        return real.url();
    }

    @Override
    public StorageOptions.Builder options() {
        return options.get();
    }

    @Override
    public Optional<Connection> rawConnection() {
        return real.rawConnection();
    }

    @Override
    public OptionalLong bytesWritten() {
        return real.bytesWritten();
    }

    @Override
    public Optional<StorageOptions.Builder> counting(AtomicLong statements) {
        return real.counting(statements);
    }

    @Override
    public Set<String> bookkeepingTables() {
        return real.bookkeepingTables();
    }

    @Override
    public void refreshStatistics() {
        real.refreshStatistics();
    }

    @Override
    public void close() {
        try {
            closePool.run();
        } finally {
            real.close();
        }
    }
}
