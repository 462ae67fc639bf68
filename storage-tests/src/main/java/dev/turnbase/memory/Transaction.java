package dev.turnbase.memory;

import dev.turnbase.TransactionWork;
import dev.turnbase.error.StorageException;
import dev.turnbase.error.StorageTimeoutException;
import dev.turnbase.memory.Store.Work;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The rows that one thread works on, until they are put in place or dropped; knows when they must not be. */
final class Transaction {
    /** Done once, with the rows to put in place, or with none by a rollback or when the time is over. */
    final CompletableFuture<Optional<Rows>> outcome = new CompletableFuture<>();

    private final Thread owner = Thread.currentThread();
    private final Store store;
    private Rows rows;
    private @Nullable StorageException failure;
    private volatile boolean ended;

    Transaction(Store store, Rows rows) {
        this.store = store;
        this.rows = rows;
    }

    /** Does the work of a caller, who may be slow and may catch what dooms it. */
    <T extends @Nullable Object, X extends Exception> T run(String tenant, TransactionWork<T, X> work) throws X {
        long nanos = store.options.transactionTimeout().toNanos();
        outcome.completeOnTimeout(Optional.empty(), nanos, TimeUnit.NANOSECONDS);
        try {
            return work.run(new MemoryStorage(store, tenant, 1, this));
        } catch (IllegalStateException e) {
            throw failure != null && e.getCause() == failure ? failure : e;
        }
    }

    <T extends @Nullable Object, X extends Throwable> T read(Work<Rows, T, X> work) throws X {
        requireUsable();
        return work.apply(rows);
    }

    <T extends @Nullable Object, X extends Throwable> T write(Work<Rows, T, X> work) throws X {
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

    void commit() {
        if (failure != null) {
            throw failure;
        }
        Store.refuseIf(store.closed);
        if (!outcome.complete(Optional.of(rows))) {
            throw timeout();
        }
    }

    /** Rolls back what was not committed. */
    void end() {
        ended = true;
        outcome.complete(Optional.empty());
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
        Store.refuseIf(store.closed);
        if (outcome.isDone()) {
            throw timeout();
        }
    }

    private StorageTimeoutException timeout() {
        Duration limit = store.options.transactionTimeout();
        return new StorageTimeoutException(
                "the transaction took longer than " + limit + " and was rolled back; do less in it", null);
    }
}
