package dev.turnbase.sql.engine;

import dev.turnbase.Storage;
import dev.turnbase.TransactionWork;
import dev.turnbase.sql.session.Database;
import dev.turnbase.sql.session.JoinedExecutor;
import java.sql.Connection;
import org.jspecify.annotations.Nullable;

/** Begins a transaction of its own. */
final class Beginning implements TenantStorage.Transactions {
    private final Database database;
    private final boolean retrying;

    Beginning(Database database, boolean retrying) {
        this.database = database;
        this.retrying = retrying;
    }

    @Override
    public <T extends @Nullable Object, X extends Exception> T run(TenantStorage storage, TransactionWork<T, X> work)
            throws X {
        return database.transaction(
                storage.tenant(), retrying, transaction -> work.run(storage.by(transaction, new Joining())));
    }

    @Override
    public Storage withoutRetry(TenantStorage storage) {
        return storage.by(database.executor(storage.tenant(), false), new Beginning(database, false));
    }

    @Override
    public JoinedExecutor join(TenantStorage storage, Connection connection) {
        return database.joined(connection, storage.tenant());
    }

    /** Joins the transaction that the storage is in. */
    private static final class Joining implements TenantStorage.Transactions {
        @Override
        public <T extends @Nullable Object, X extends Exception> T run(
                TenantStorage storage, TransactionWork<T, X> work) throws X {
            return work.run(storage);
        }

        @Override
        public Storage withoutRetry(TenantStorage storage) {
            return storage;
        }
    }
}
