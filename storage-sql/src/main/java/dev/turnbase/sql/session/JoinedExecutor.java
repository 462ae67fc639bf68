package dev.turnbase.sql.session;

import dev.turnbase.error.ContentionException;
import dev.turnbase.error.StorageException;
import java.sql.SQLException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs operations in a transaction of the host's: each write behind a savepoint, nothing kept back, nothing tried again.
 * Savepoints of one name lie on each other: the newest is what is released or rolled back to.
 */
public final class JoinedExecutor implements Executor {
    private final Session session;
    private final Failures failures;
    private final Gate gate;

    JoinedExecutor(Session session, Failures failures, Gate gate) {
        this.session = session;
        this.failures = failures;
        this.gate = gate;
    }

    /** Runs several operations, which are all undone if one throws. */
    public <T extends @Nullable Object, X extends Exception> T together(TransactionBody<T, X> body) throws X {
        gate.requireOpen();
        try {
            session.savepoint();
            T result = undoneIfItThrows(body);
            session.release();
            return result;
        } catch (SQLException e) {
            throw failures.translate(e);
        }
    }

    private <T extends @Nullable Object, X extends Exception> T undoneIfItThrows(TransactionBody<T, X> body) throws X {
        try {
            return body.run(this);
        } catch (Throwable e) {
            undo(e);
            throw e;
        }
    }

    @Override
    public <T extends @Nullable Object> T read(String operation, SessionWork<T> work) {
        gate.requireOpen();
        try {
            return work.run(session);
        } catch (SQLException e) {
            throw failures.translate(e);
        }
    }

    @Override
    public <T extends @Nullable Object> T write(String operation, WriteWork<T> work) {
        gate.requireOpen();
        try {
            session.savepoint();
            T result = work.run(session);
            session.release();
            return result;
        } catch (SQLException e) {
            throw explained(work, e);
        } catch (RuntimeException | Error e) {
            undo(e);
            throw e;
        }
    }

    private StorageException explained(WriteWork<?> work, SQLException failure) {
        ErrorKind kind = failures.kind(failure);
        boolean violation = kind == ErrorKind.UNIQUE || kind == ErrorKind.FOREIGN_KEY;
        StorageException told = violation
                ? new ContentionException(
                        "the row that was in the way is gone, or the missing one there; nothing was written, try again",
                        failure)
                : failures.translate(failure);
        try {
            session.rollbackToSavepoint();
            StorageException explanation = violation ? work.explain(session) : null;
            return explanation == null ? told : explanation;
        } catch (SQLException e) {
            told.addSuppressed(failures.translate(e));
            return told;
        }
    }

    private void undo(Throwable failure) {
        try {
            session.rollbackToSavepoint();
        } catch (SQLException e) {
            failure.addSuppressed(failures.translate(e));
        }
    }

    @Override
    public <T extends @Nullable Object> T checked(Supplier<T> checks) {
        gate.requireOpen();
        return checks.get();
    }

    @Override
    public void requireUsable() {
        gate.requireOpen();
    }

    @Override
    public boolean locksRows() {
        return true;
    }

    @Override
    public void requireNoTransaction(String operation) {
        throw new IllegalStateException(operation + " can't be part of a transaction; do it before or after");
    }
}
