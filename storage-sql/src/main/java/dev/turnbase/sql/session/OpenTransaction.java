package dev.turnbase.sql.session;

import dev.turnbase.error.StorageException;
import dev.turnbase.error.StorageTimeoutException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A caller's transaction, open on its thread: every operation goes to its session. The first failure of a write dooms
 * it. A watchdog may end it from outside when its time is up, between two calls.
 */
final class OpenTransaction implements Executor {
    private final Session session;
    private final WriteUnit unit;
    private final Runnable giveBack;
    private final Duration longest;
    private final Thread owner = Thread.currentThread();
    private final ReentrantLock calls = new ReentrantLock();
    private @Nullable Exception doom;
    private final ReentrantLock handover = new ReentrantLock();
    private volatile boolean ended;
    /** Whether a statement was cancelled, or the connection lost: the session is then not used again. */
    private volatile boolean spent;

    private volatile boolean late;
    private volatile boolean abandoned;

    OpenTransaction(Lease lease, WriteUnit unit, Duration longest) {
        this.session = lease.session();
        this.giveBack = lease.giveBack();
        this.unit = unit;
        this.longest = longest;
    }

    @Override
    public <T extends @Nullable Object> T read(String operation, SessionWork<T> work) {
        calls.lock();
        try {
            requireUsable();
            return work.run(session);
        } catch (SQLException e) {
            throw late ? timeout() : doomed(e);
        } finally {
            calls.unlock();
        }
    }

    @Override
    public <T extends @Nullable Object> T write(String operation, WriteWork<T> work) {
        calls.lock();
        try {
            requireUsable();
            session.savepoint();
            T result = work.run(session);
            session.release();
            return result;
        } catch (SQLException e) {
            throw late ? timeout() : explained(work, e);
        } catch (StorageException e) {
            doom = doom == null ? e : doom;
            throw e;
        } finally {
            calls.unlock();
        }
    }

    @Override
    public <T extends @Nullable Object> T checked(Supplier<T> checks) {
        calls.lock();
        try {
            requireUsable();
            return checks.get();
        } catch (StorageException e) {
            doom = doom == null ? e : doom;
            throw e;
        } finally {
            calls.unlock();
        }
    }

    @Override
    public boolean locksRows() {
        return true;
    }

    @Override
    public void requireNoTransaction(String operation) {
        throw new IllegalStateException(operation + " can't be part of a transaction; do it before or after");
    }

    /** Commits, unless it is doomed or out of time; then rolls back and throws why. */
    void commit() throws Contended {
        calls.lock();
        try {
            if (late) {
                rollbackUnlessEnded();
                throw timeout();
            }
            if (doom != null) {
                unit.rollback(session);
                throw rethrown(doom);
            }
            unit.commit(session);
        } catch (SQLException e) {
            unit.rollback(session);
            throw unit.contendedOr(e);
        } finally {
            end();
            calls.unlock();
        }
    }

    /** Rolls back after an exception of the work; throws {@link Contended} if contention is what it came from. */
    void rollback() throws Contended {
        calls.lock();
        try {
            rollbackUnlessEnded();
            if (doom instanceof Contended contended) {
                throw contended;
            }
        } finally {
            end();
            calls.unlock();
        }
    }

    /** Ends it because its time is up; called by the watchdog. */
    void expire() {
        late = true;
        cancelRunning();
        calls.lock();
        try {
            rollbackUnlessEnded();
        } finally {
            end();
            calls.unlock();
        }
    }

    /** Ends it because the engine is being closed and has waited long enough. */
    void abandon() {
        abandoned = true;
        expire();
    }

    /**
     * Cancels the statement that runs, if one does. A database that is asked to cancel may do so when the next one runs, so
     * the connection is not used again.
     */
    private void cancelRunning() {
        if (calls.tryLock()) {
            calls.unlock();
            return;
        }
        handover.lock();
        try {
            if (!ended) {
                spent = true;
                session.cancel();
            }
        } finally {
            handover.unlock();
        }
    }

    private void rollbackUnlessEnded() {
        if (!ended) {
            unit.rollback(session);
        }
    }

    /** Refuses a call that is not its thread's, or comes too late. */
    @Override
    public void requireUsable() {
        if (Thread.currentThread() != owner) {
            throw new IllegalStateException("a transaction belongs to its thread; use it there");
        }
        if (late) {
            throw timeout();
        }
        if (ended) {
            throw new IllegalStateException("the transaction has ended; use the engine's storage");
        }
        if (doom != null) {
            throw new IllegalStateException(
                    "an earlier write of this transaction failed, so it will be rolled back; end it", cause(doom));
        }
    }

    private void end() {
        handover.lock();
        try {
            if (!ended) {
                ended = true;
                if (spent) {
                    session.drop();
                }
                giveBack.run();
            }
        } finally {
            handover.unlock();
        }
    }

    private StorageException explained(WriteWork<?> work, SQLException failure) {
        ErrorKind kind = unit.kind(failure);
        if (kind != ErrorKind.UNIQUE && kind != ErrorKind.FOREIGN_KEY) {
            return doomed(failure);
        }
        try {
            session.rollbackToSavepoint();
            StorageException explanation = work.explain(session);
            if (explanation != null) {
                doom = explanation;
                return explanation;
            }
        } catch (SQLException e) {
            return doomed(e);
        }
        doom = new Contended(failure);
        return unit.translated(failure);
    }

    private StorageException doomed(SQLException failure) {
        StorageException translated = unit.translated(failure);
        if (Failures.isUpWithSession(unit.kind(failure))) {
            spent = true;
        }
        doom = unit.kind(failure) == ErrorKind.CONTENTION ? new Contended(failure) : translated;
        return translated;
    }

    private StorageTimeoutException timeout() {
        return new StorageTimeoutException(
                abandoned
                        ? "the engine was closed while the transaction was open, which was rolled back"
                        : "the transaction took longer than " + longest.toMillis()
                                + " ms and was rolled back; do less in it, or " + "raise transactionTimeout",
                null);
    }

    private static RuntimeException rethrown(Exception doom) throws Contended {
        if (doom instanceof Contended contended) {
            throw contended;
        }
        return (StorageException) doom;
    }

    private static Throwable cause(Exception doom) {
        return doom instanceof Contended contended ? contended.failure() : doom;
    }
}
