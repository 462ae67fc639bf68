package dev.turnbase.sql.session;

import dev.turnbase.error.ContentionException;
import dev.turnbase.error.StorageException;
import java.sql.SQLException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs a tenant's operations in a transaction of the host's: each write behind a savepoint, nothing kept back, nothing
 * tried again. No statement stays open after its operation, since nobody tells when the connection changes hands.
 *
 * <p>A savepoint that can't be rolled back to is gone, and with it all of the host's transaction: MySQL rolls all of it back
 * after a deadlock, and what came next would be half a transaction.
 */
public final class JoinedExecutor implements Executor {
    private static final String PART = "turnbase_part_";

    private final Session session;
    private final Database database;
    private final String tenant;
    private int openParts;
    private boolean lost;

    JoinedExecutor(Session session, Database database, String tenant) {
        this.session = session;
        this.database = database;
        this.tenant = tenant;
    }

    /** Runs several operations, which are all undone if one throws. */
    public <T extends @Nullable Object, X extends Exception> T together(TransactionBody<T, X> body) throws X {
        requireUsable();
        long begun = System.nanoTime();
        Throwable failure = null;
        try {
            return part(PART + ++openParts, body);
        } catch (Throwable e) {
            failure = e;
            throw e;
        } finally {
            openParts--;
            ended("transaction", begun, failure);
        }
    }

    private <T extends @Nullable Object, X extends Exception> T part(String savepoint, TransactionBody<T, X> body)
            throws X {
        controlled(() -> session.savepoint(savepoint));
        T result;
        try {
            result = body.run(this);
        } catch (Throwable e) {
            undo(() -> session.rollbackTo(savepoint), e);
            throw e;
        }
        controlled(() -> session.release(savepoint));
        return result;
    }

    private void controlled(Control control) {
        try {
            control.run();
        } catch (SQLException e) {
            throw database.failures().translate(e);
        }
    }

    @Override
    public <T extends @Nullable Object> T read(String operation, SessionWork<T> work) {
        return observed(operation, () -> {
            try {
                return work.run(session);
            } catch (SQLException e) {
                throw database.failures().translate(e);
            }
        });
    }

    @Override
    public <T extends @Nullable Object> T write(String operation, WriteWork<T> work) {
        return observed(operation, () -> {
            try {
                session.savepoint();
                T result = work.run(session);
                session.release();
                return result;
            } catch (SQLException e) {
                throw explained(work, e);
            } catch (RuntimeException | Error e) {
                undo(session::rollbackToSavepoint, e);
                throw e;
            }
        });
    }

    private <T extends @Nullable Object> T observed(String operation, Supplier<T> run) {
        requireUsable();
        long begun = System.nanoTime();
        Throwable failure = null;
        try {
            return run.get();
        } catch (RuntimeException | Error e) {
            failure = e;
            throw e;
        } finally {
            ended(operation, begun, failure);
        }
    }

    private void ended(String operation, long begun, @Nullable Throwable failure) {
        try {
            session.close();
        } catch (SQLException ignored) {
            // The connection is of no more use, and so are they.
        }
        database.observation().ended(operation, tenant, begun, 0, failure);
    }

    private StorageException explained(WriteWork<?> work, SQLException failure) {
        ErrorKind kind = database.failures().kind(failure);
        boolean violation = kind == ErrorKind.UNIQUE || kind == ErrorKind.FOREIGN_KEY;
        StorageException told = violation
                ? new ContentionException(
                        "the row that was in the way is gone, or the missing one there; nothing was written, try again",
                        failure)
                : database.failures().translate(failure);
        try {
            session.rollbackToSavepoint();
            StorageException explanation = violation ? work.explain(session) : null;
            return explanation == null ? told : explanation;
        } catch (SQLException e) {
            lost = true;
            told.addSuppressed(database.failures().translate(e));
            return told;
        }
    }

    private void undo(Control control, Throwable failure) {
        try {
            control.run();
        } catch (SQLException e) {
            lost = true;
            failure.addSuppressed(database.failures().translate(e));
        }
    }

    @Override
    public <T extends @Nullable Object> T checked(Supplier<T> checks) {
        requireUsable();
        return checks.get();
    }

    @Override
    public void requireUsable() {
        database.requireOpen();
        if (lost) {
            throw new IllegalStateException(
                    "the database has rolled the host's transaction back after an earlier failure; "
                            + "end it with a rollback, and run all of it again");
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

    private interface Control {
        void run() throws SQLException;
    }
}
