package dev.turnbase.sql.engine;

import dev.turnbase.Storage;
import dev.turnbase.TransactionWork;
import dev.turnbase.sql.session.Database;
import org.jspecify.annotations.Nullable;

/** Begins a transaction of its own. */
final class Beginning implements SqlStorage.Transactions {
    private final Database database;
    private final boolean retrying;

    Beginning(Database database, boolean retrying) {
        this.database = database;
        this.retrying = retrying;
    }

    @Override
    public <T extends @Nullable Object, X extends Exception> T run(SqlStorage storage, TransactionWork<T, X> work)
            throws X {
        return database.transaction(
                storage.tenant(), retrying, transaction -> work.run(storage.by(transaction, new Joining())));
    }

    @Override
    public Storage withoutRetry(SqlStorage storage) {
        return storage.by(database.executor(storage.tenant(), false), new Beginning(database, false));
    }

    /** Joins the transaction that the storage is in. */
    private static final class Joining implements SqlStorage.Transactions {
        @Override
        public <T extends @Nullable Object, X extends Exception> T run(SqlStorage storage, TransactionWork<T, X> work)
                throws X {
            return work.run(storage);
        }

        @Override
        public Storage withoutRetry(SqlStorage storage) {
            return storage;
        }
    }
}
