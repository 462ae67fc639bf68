package dev.turnbase.sql.session;

import org.jspecify.annotations.Nullable;

/**
 * Runs operations: each in a transaction of its own, or all in the one that a caller has open. Turns a driver's
 * exceptions into {@link dev.turnbase.error.StorageException}, retries, and tells the observer.
 */
public interface Executor {
    /**
     * Runs a read. It sees committed data, and inside a transaction what that has written.
     *
     * @param operation its name for the observer, {@code messages.get} say
     */
    <T extends @Nullable Object> T read(String operation, SessionWork<T> work);

    /**
     * Runs a write in one transaction, shared with others or not.
     *
     * @param operation its name for the observer, {@code messages.append} say
     */
    <T extends @Nullable Object> T write(String operation, WriteWork<T> work);

    /** Whether a row got by its id is to be locked, since a transaction is open. */
    boolean locksRows();

    /** Throws {@link IllegalStateException} if the calling thread is in a transaction. */
    void requireNoTransaction(String operation);
}
