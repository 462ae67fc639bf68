package com.example.engine;

import static java.util.Objects.requireNonNull;

import dev.turnbase.TransactionWork;
import dev.turnbase.error.StorageException;
import dev.turnbase.error.StorageTimeoutException;
import java.util.function.Function;

/**
 * One thread's work on a copy of a tenant's tables, and all the reasons why it must not go on. Its time is looked at when
 * it does something and at its end; until then other writers wait for it.
 */
final class Transaction implements Session {
    private final Database database;
    private final Tables tables;
    private final Thread owner = Thread.currentThread();
    private final long start = System.nanoTime();
    /** The write that failed, and dooms the transaction; null while there is none. */
    private StorageException failure;

    private volatile boolean ended;

    Transaction(Database database, Tables tables) {
        this.database = database;
        this.tables = tables;
    }

    @Override
    public <T> T read(String operation, Function<Tables, T> work) {
        requireUsable();
        return database.observed(tables.tenant(), operation, () -> work.apply(tables));
    }

    @Override
    public <T> T write(String operation, Function<Tables, T> work) {
        requireUsable();
        return database.observed(tables.tenant(), operation, () -> run(work));
    }

    <T> T run(Function<Tables, T> work) {
        try {
            return work.apply(tables);
        } catch (StorageException e) {
            failure = e;
            throw e;
        }
    }

    /** What is begun inside of a transaction joins it. */
    @Override
    public <T, X extends Exception> T transaction(TransactionWork<T, X> work) throws X {
        requireNonNull(work, "work");
        requireUsable();
        try {
            return work.run(new HeapStorage(database, tables.tenant(), this));
        } catch (IllegalStateException e) {
            // Work that goes on after a failed write hears so below; the failure itself is what its caller needs.
            throw e.getCause() != null && e.getCause() == failure ? failure : e;
        }
    }

    /** The tables to put in place. */
    Tables commit() {
        if (failure != null) {
            throw failure;
        }
        requireUsable();
        return tables;
    }

    void end() {
        ended = true;
    }

    private void requireUsable() {
        if (Thread.currentThread() != owner) {
            throw new IllegalStateException("a transaction belongs to its thread; use the engine's storage on others");
        }
        if (ended) {
            throw new IllegalStateException("the transaction has ended; use the engine's storage");
        }
        if (failure != null) {
            throw new IllegalStateException("a write failed, so the transaction will roll back; end it", failure);
        }
        if (database.isClosed()) {
            throw Database.closed();
        }
        if (System.nanoTime() - start > database.options().transactionTimeout().toNanos()) {
            throw new StorageTimeoutException(
                    "the transaction took longer than " + database.options().transactionTimeout()
                            + " and is rolled back; do less in it",
                    null);
        }
    }
}
