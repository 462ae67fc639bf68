package dev.turnbase.memory;

import dev.turnbase.TransactionWork;
import dev.turnbase.error.StorageException;
import dev.turnbase.error.StorageTimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The rows that one thread works on, until they are put in place or dropped; knows when they must not be. */
final class Transaction {
    private final Store store;
    private final String tenant;
    private Rows rows;
    private final Thread owner = Thread.currentThread();
    private final long start = System.nanoTime();
    private @Nullable StorageException failure;
    private volatile boolean ended;

    Transaction(Store store, String tenant, Rows rows) {
        this.store = store;
        this.tenant = tenant;
        this.rows = rows;
    }

    <T extends @Nullable Object, X extends Exception> T run(TransactionWork<T, X> work) throws X {
        try {
            T result = work.run(new MemoryStorage(store, tenant, 1, this));
            throwFailure();
            requireTime();
            return result;
        } catch (IllegalStateException e) {
            if (e.getCause() == failure) {
                throwFailure();
            }
            throw e;
        }
    }

    <T extends @Nullable Object> T read(Function<Rows, T> work) {
        requireUsable();
        return work.apply(rows);
    }

    <T extends @Nullable Object> T write(Function<Rows, T> work) {
        requireUsable();
        try {
            Rows draft = rows.copy();
            T result = work.apply(draft);
            rows = draft;
            return result;
        } catch (StorageException e) {
            failure = e;
            throw e;
        }
    }

    void end() {
        ended = true;
    }

    void requireUsable() {
        if (Thread.currentThread() != owner) {
            throw new IllegalStateException("a transaction belongs to its thread; use the engine's storage on others");
        }
        if (ended) {
            throw new IllegalStateException("the transaction has ended; use the engine's storage");
        }
        if (failure != null) {
            throw new IllegalStateException("a write failed, so the transaction will roll back; end it", failure);
        }
        store.requireNotClosed();
        requireTime();
    }

    private void requireTime() {
        if (System.nanoTime() - start > store.options.transactionTimeout().toNanos()) {
            throw new StorageTimeoutException(
                    "the transaction took longer than " + store.options.transactionTimeout()
                            + " and was rolled back; do less in it",
                    null);
        }
    }

    private void throwFailure() {
        if (failure != null) {
            throw failure;
        }
    }
}
