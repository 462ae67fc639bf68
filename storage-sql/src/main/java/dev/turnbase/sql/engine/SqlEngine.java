package dev.turnbase.sql.engine;

import dev.turnbase.EngineCapabilities;
import dev.turnbase.EngineStatus;
import dev.turnbase.Storage;
import dev.turnbase.StorageEngine;
import dev.turnbase.Tenants;
import dev.turnbase.error.UnavailableException;
import dev.turnbase.model.Inputs;
import dev.turnbase.model.Message;
import dev.turnbase.sql.session.Backend;
import dev.turnbase.sql.session.ConnectionPool;
import dev.turnbase.sql.session.Database;
import dev.turnbase.sql.statement.Shapes;
import dev.turnbase.sql.statement.Statements;
import dev.turnbase.sql.store.SqlTenants;
import dev.turnbase.sql.store.StoreContext;
import dev.turnbase.sql.store.Streams;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jooq.SQLDialect;

/** An engine on an SQL database. Thread-safe. */
public final class SqlEngine implements StorageEngine {
    private final EngineSetup setup;
    private final StatusReader statusReader;
    private final ConnectionPool pool;
    private final Database database;
    private final StoreContext context;
    private final Streams streams;
    private final TenantStorage.Transactions transactions;

    private SqlEngine(EngineSetup setup) {
        this.setup = setup;
        this.statusReader = new StatusReader(setup.name(), setup.dialect(), setup.options());
        this.pool = setup.pool().get();
        Dialect dialect = setup.dialect();
        Backend backend = new Backend(
                setup.label(),
                Statements.load(dialect.name(), setup.options().tablePrefix()),
                dialect::classify,
                setup.traits(),
                dialect.singleWriter(),
                dialect::requireFit,
                setup.connections(),
                pool);
        this.database = new Database(backend, setup.options());
        this.context = new StoreContext(
                setup.options(),
                new Shapes(new Language(setup.dialect()), setup.options().tablePrefix()));
        this.streams = new Streams(database::closingExecutor, context);
        this.transactions = new Beginning(database, true);
    }

    /**
     * Migrates as the options say, and opens.
     *
     * @throws SQLException if the database can't be asked; the module says what that means for it
     */
    public static StorageEngine open(EngineSetup setup) throws SQLException {
        new Migrator(setup.dialect(), setup.options(), setup.schema())
                .prepare(setup.migrating(), setup.migrationLock());
        return new SqlEngine(setup);
    }

    @Override
    public String name() {
        return setup.name();
    }

    @Override
    public Storage storage(String tenant) {
        Inputs.tenant(tenant);
        database.requireOpen();
        return new TenantStorage(tenant, database.executor(tenant, true), context, streams, transactions);
    }

    @Override
    public Tenants tenants() {
        database.requireOpen();
        return new SqlTenants(database.executor("", true), context);
    }

    @Override
    public EngineCapabilities capabilities() {
        return setup.capabilities();
    }

    @Override
    public EngineStatus status() {
        if (database.isClosed()) {
            return statusReader.closed();
        }
        try {
            return statusReader.read(pool.dataSource());
        } catch (SQLException e) {
            throw new UnavailableException(setup.label() + " can't be asked for its status; check that it is up", e);
        }
    }

    @Override
    public Map<String, List<Message>> recoverPending(Duration olderThan) {
        database.requireOpen();
        return streams.recoverPending(olderThan);
    }

    @Override
    public void close() {
        if (database.refuseNewWork()) {
            streams.closeAll();
            database.close();
            pool.close();
            setup.onClose().run();
        }
    }

    /** No lambda, since linking one that answers a class of jOOQ would load it. */
    private record Language(Dialect dialect) implements Supplier<SQLDialect> {
        @Override
        public SQLDialect get() {
            return dialect.jooq();
        }
    }
}
