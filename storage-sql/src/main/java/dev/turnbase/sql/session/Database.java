package dev.turnbase.sql.session;

import dev.turnbase.StorageOptions;
import dev.turnbase.sql.statement.Hot;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A database with its connections: runs operations and transactions, each tried again when it met contention.
 * Thread-safe.
 */
public final class Database implements AutoCloseable {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private static final Duration LONGEST_QUEUE = Duration.ofSeconds(2);

    /** What a server needs to notice that a session is idle in its transaction for too long, and to end it. */
    private static final Duration LATE = Duration.ofSeconds(5);

    /** SQLState connection_does_not_exist. */
    private static final String CLOSED = "08003";

    private final StorageOptions options;
    private final ReentrantLock again = new ReentrantLock(true);
    private final Gate gate = new Gate();
    private final Watchdog watchdog = new Watchdog();

    @SuppressWarnings("ThreadLocalUsage") // one for each database: a thread may be in a transaction of each
    private final ThreadLocal<@Nullable OpenTransaction> current = new ThreadLocal<>();

    private final Set<OpenTransaction> open = ConcurrentHashMap.newKeySet();
    private final SessionFactory factory;
    private final Observation observation;
    private final Failures failures;
    private final HostsConnections hosts;
    private final WriteUnit unit;
    private final Writer writer;
    private final SessionPool sessions;

    /** A database that is worked with so, under an engine's options. */
    public Database(Backend backend, StorageOptions options) {
        this.options = options;
        this.hosts = backend.hosts();
        this.observation = new Observation(options.observer(), options.slowStatementThreshold());
        this.failures = new Failures(backend.label(), backend.classifier());
        Duration limit = Duration.ofSeconds(backend.traits().queryTimeoutSeconds());
        this.factory = new SessionFactory(
                backend.statements(), backend.traits(), observation, new StatementLimit(watchdog, limit));
        SessionSource beside = () -> factory.on(backend.connections().open());
        Duration longestDoubt = options.transactionTimeout().plus(LATE);
        CommitProbe probe = backend.singleWriter()
                ? new LookupProbe(beside, options.transactionTimeout())
                : new MarkerProbe(beside, longestDoubt, failure -> failures.kind(failure) == ErrorKind.UNIQUE);
        this.sessions =
                new SessionPool(backend.pool(), factory, failure -> Failures.isUpWithSession(failures.kind(failure)));
        this.unit = new WriteUnit(failures, beside, probe, longestDoubt);
        this.writer = backend.singleWriter()
                ? new SingleWriter(beside, unit, WriteQueue.ofOne(LONGEST_WAIT, options.coalesceWrites()))
                : pooled(backend.pool());
    }

    private Writer pooled(ConnectionPool pool) {
        Writer pooled = new PooledWriter(sessions, unit);
        if (!options.coalesceWrites()) {
            return pooled;
        }
        // Where an append is not one statement, appends to several conversations take as many round trips as they are;
        // how
        // much room a host's pool has is not known.
        boolean crossing = factory.statements().has(Hot.APPEND) && pool.own();
        Writer writer = crossing ? new RoomWriter(pooled, unit, WriteQueue.of(pool.most(), LONGEST_WAIT)) : pooled;
        return new LaneWriter(writer, unit, new WriteLanes(LONGEST_WAIT));
    }

    /** Runs a tenant's operations, each by itself; without retries if told so. */
    public Executor executor(String tenant, boolean retrying) {
        return new StandaloneExecutor(this, gate, tenant, retrying ? options.maxAttempts() : 1);
    }

    /** Runs what must go on for a tenant while the engine is being closed. */
    public Executor closingExecutor(String tenant) {
        return new StandaloneExecutor(this, new Gate(), tenant, options.maxAttempts());
    }

    /**
     * Runs a tenant's operations inside the transaction that is open on a connection of the host's.
     *
     * @throws IllegalStateException if the connection commits by itself, or is otherwise unfit
     * @throws dev.turnbase.error.UnavailableException if it is closed or broken
     */
    public JoinedExecutor joined(Connection connection, String tenant) {
        gate.requireOpen();
        try {
            if (connection.isClosed()) {
                throw new SQLNonTransientConnectionException("the host's connection is closed", CLOSED);
            }
            if (connection.getAutoCommit()) {
                throw new IllegalStateException(
                        "the connection commits by itself; begin a transaction with setAutoCommit(false) before it is joined");
            }
            hosts.requireFit(connection);
        } catch (SQLException e) {
            throw failures.translate(e);
        }
        return new JoinedExecutor(factory.joined(connection), this, tenant);
    }

    /** Runs a caller's transaction on the calling thread; tried again when it met contention, unless told not to. */
    public <T extends @Nullable Object, X extends Exception> T transaction(
            String tenant, boolean retrying, TransactionBody<T, X> body) throws X {
        executor(tenant, retrying).requireNoTransaction("a transaction");
        gate.enter();
        long begun = System.nanoTime();
        Attempts attempts = new Attempts(retrying ? options.maxAttempts() : 1, failures);
        Throwable failure = null;
        try {
            while (true) {
                try {
                    return attempts.failed() == 0 ? attempt(body) : attemptAgain(body);
                } catch (Contended e) {
                    attempts.failed(e);
                }
            }
        } catch (Throwable e) {
            failure = e;
            throw e;
        } finally {
            gate.leave();
            observation.ended("transaction", tenant, begun, attempts.failed(), failure);
        }
    }

    /** Transactions that met each other go on one at a time, or they would meet again; none waits for long. */
    private <T extends @Nullable Object, X extends Exception> T attemptAgain(TransactionBody<T, X> body)
            throws X, Contended {
        boolean alone = false;
        try {
            alone = again.tryLock(LONGEST_QUEUE.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try {
            return attempt(body);
        } finally {
            if (alone) {
                again.unlock();
            }
        }
    }

    private <T extends @Nullable Object, X extends Exception> T attempt(TransactionBody<T, X> body)
            throws X, Contended {
        OpenTransaction transaction = begun();
        Future<?> expiry = null;
        T result;
        try {
            open.add(transaction);
            expiry = watchdog.after(options.transactionTimeout(), transaction::expire);
            current.set(transaction);
            result = body.run(transaction);
        } catch (Throwable e) {
            transaction.rollback();
            throw e;
        } finally {
            current.remove();
            open.remove(transaction);
            if (expiry != null) {
                expiry.cancel(false);
            }
        }
        transaction.commit();
        return result;
    }

    private OpenTransaction begun() throws Contended {
        Lease lease = writer.exclusive();
        try {
            unit.begin(lease.session());
        } catch (Contended | RuntimeException | Error e) {
            lease.giveBack().run();
            throw e;
        }
        return new OpenTransaction(lease, unit, options.transactionTimeout());
    }

    /** Whether the calling thread is in a transaction of this database. */
    boolean isInTransaction() {
        return current.get() != null;
    }

    /** Throws {@link IllegalStateException} if it is closed. */
    public void requireOpen() {
        gate.requireOpen();
    }

    /** Whether it is closed. */
    public boolean isClosed() {
        return gate.isClosed();
    }

    /**
     * Refuses new work, waits for what is under way, and rolls back the transactions that go on for too long; answers
     * false if it was told before.
     *
     * @throws IllegalStateException if the calling thread is in a transaction, which it would wait for
     */
    public boolean refuseNewWork() {
        if (isInTransaction()) {
            throw new IllegalStateException("close was called by a thread that is in a transaction; end that first");
        }
        if (!gate.close()) {
            return false;
        }
        gate.awaitEmpty(options.closeTimeout());
        open.forEach(OpenTransaction::abandon);
        return true;
    }

    /** Lets go of the connections that are ours. */
    @Override
    public void close() {
        watchdog.close();
        writer.close();
    }

    Gate gate() {
        return gate;
    }

    Observation observation() {
        return observation;
    }

    Failures failures() {
        return failures;
    }

    WriteUnit unit() {
        return unit;
    }

    Writer writer() {
        return writer;
    }

    SessionPool sessions() {
        return sessions;
    }
}
