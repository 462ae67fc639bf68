package dev.turnbase.sql.session;

import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Runs each operation by itself. */
final class StandaloneExecutor implements Executor {
    private final Database database;
    private final Gate gate;
    private final String tenant;
    private final int mostAttempts;

    StandaloneExecutor(Database database, Gate gate, String tenant, int mostAttempts) {
        this.database = database;
        this.gate = gate;
        this.tenant = tenant;
        this.mostAttempts = mostAttempts;
    }

    @Override
    public <T extends @Nullable Object> T read(String operation, SessionWork<T> work) {
        return attempted(operation, () -> read(work));
    }

    private <T extends @Nullable Object> T read(SessionWork<T> work) throws Contended {
        try {
            return database.sessions().read(work);
        } catch (SQLException e) {
            throw database.unit().contendedOr(e);
        }
    }

    @Override
    public <T> T readOrWrite(String operation, SessionWork<Optional<T>> read, WriteWork<T> write) {
        requireNoTransaction(operation);
        return attempted(operation, () -> {
            Optional<T> known = read(read);
            return known.isPresent() ? known.get() : database.writer().write(write);
        });
    }

    @Override
    public <T extends @Nullable Object> T write(String operation, WriteWork<T> work) {
        requireNoTransaction(operation);
        return attempted(operation, () -> database.writer().write(work));
    }

    @Override
    public <T extends @Nullable Object> T checked(Supplier<T> checks) {
        requireNoTransaction("a write");
        return checks.get();
    }

    @Override
    public void requireUsable() {
        gate.requireOpen();
    }

    @Override
    public boolean locksRows() {
        return false;
    }

    @Override
    public void requireNoTransaction(String operation) {
        gate.requireOpen();
        if (database.isInTransaction()) {
            throw new IllegalStateException(operation + " was called on the engine's storage by a thread that is in a "
                    + "transaction; use the storage that the transaction's work is given, or do it after its end");
        }
    }

    private <T extends @Nullable Object> T attempted(String operation, Attempt<T> attempt) {
        gate.enter();
        long begun = System.nanoTime();
        Attempts attempts = new Attempts(mostAttempts, database.failures());
        Throwable failure = null;
        try {
            return untilUncontended(attempt, attempts);
        } catch (RuntimeException | Error e) {
            failure = e;
            throw e;
        } finally {
            gate.leave();
            database.observation().ended(operation, tenant, begun, attempts.failed(), failure);
        }
    }

    private static <T extends @Nullable Object> T untilUncontended(Attempt<T> attempt, Attempts attempts) {
        while (true) {
            try {
                return attempt.make();
            } catch (Contended e) {
                attempts.failed(e);
            }
        }
    }

    private interface Attempt<T extends @Nullable Object> {
        T make() throws Contended;
    }
}
