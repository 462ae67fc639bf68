package dev.turnbase.sql.engine;

import dev.turnbase.Storage;
import dev.turnbase.TransactionWork;
import dev.turnbase.sql.session.JoinedExecutor;
import org.jspecify.annotations.Nullable;

/** What a transaction is inside one of the host's: a part that is done or undone as a whole. */
record HostsTransaction(JoinedExecutor executor) implements TenantStorage.Transactions {
    @Override
    public <T extends @Nullable Object, X extends Exception> T run(TenantStorage storage, TransactionWork<T, X> work)
            throws X {
        return executor.together(same -> work.run(storage));
    }

    @Override
    public Storage withoutRetry(TenantStorage storage) {
        return storage;
    }
}
