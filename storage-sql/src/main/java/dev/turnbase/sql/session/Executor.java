package dev.turnbase.sql.session;

import java.util.Optional;
import java.util.function.Supplier;
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

    /** Runs a read, and a write if that finds nothing; a transaction only runs the write, which must read what it needs. */
    default <T> T readOrWrite(String operation, SessionWork<Optional<T>> read, WriteWork<T> write) {
        return write(operation, write);
    }

    /**
     * Runs the checks of a write's input, before anything is sent; in a transaction a failure dooms it, as a failed write
     * does.
     */
    <T extends @Nullable Object> T checked(Supplier<T> checks);

    /** Throws {@link IllegalStateException} if nothing can be run: the engine is closed, the transaction over. */
    void requireUsable();

    /** Whether a row got by its id is to be locked, since a transaction is open. */
    boolean locksRows();

    /** Throws {@link IllegalStateException} if the calling thread is in a transaction. */
    void requireNoTransaction(String operation);
}
