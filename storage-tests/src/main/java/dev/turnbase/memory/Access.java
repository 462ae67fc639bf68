package dev.turnbase.memory;

import dev.turnbase.TransactionWork;
import dev.turnbase.error.StorageException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How the operations of one {@link dev.turnbase.Storage} reach its tenant's rows: each by itself, or in a transaction.
 *
 * @param attempts how often to wait for other writers
 */
record Access(
        Store store, String tenant, int attempts, @Nullable Transaction transaction) {
    <T> T read(String name, Function<Rows, T> work) {
        return store.observed(tenant, name, () -> work.apply(readable()));
    }

    <T> T write(String name, Function<Rows, T> work) {
        return store.observed(tenant, name, () -> {
            if (transaction != null) {
                return transaction.write(work);
            }
            store.requireOpen();
            return store.write(tenant, attempts, work);
        });
    }

    <T extends @Nullable Object, X extends Exception> T transaction(TransactionWork<T, X> work) throws X {
        if (transaction != null) {
            transaction.requireUsable();
            return work.run(new MemoryStorage(this));
        }
        store.requireOpen();
        long start = System.nanoTime();
        try {
            T result = store.transaction(tenant, attempts, work);
            store.tell(tenant, "transaction", start, null);
            return result;
        } catch (StorageException e) {
            store.tell(tenant, "transaction", start, e.code());
            throw e;
        }
    }

    private Rows readable() {
        if (transaction != null) {
            transaction.requireUsable();
            return transaction.rows();
        }
        store.requireOpen();
        return store.committed(tenant);
    }
}
