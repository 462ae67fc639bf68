package dev.turnbase;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * One tenant's users, conversations and messages. Rows of other tenants do not exist for it.
 *
 * <p>Thread-safe, but for the one handed to a transaction's work, which belongs to its thread.
 */
public interface Storage {
    /** The tenant's name. */
    String tenant();

    /** The users. */
    Users users();

    /** The conversations. */
    Conversations conversations();

    /** The messages. */
    Messages messages();

    /**
     * The same storage without retries: a deadlock, serialization failure or busy database is thrown as
     * {@link dev.turnbase.error.ContentionException} at once.
     */
    Storage withoutRetry();

    /**
     * Does work as one: all of its writes are there when this returns, or none if it throws. An exception of the work
     * rolls back and comes out unchanged.
     *
     * <p><b>The work may run more than once</b>, after a deadlock, a serialization failure or a busy database; so it
     * should do nothing outside of the storage that can't be done twice.
     *
     * <ul>
     *   <li>The work uses the storage that it is given, on its own thread; the writes of that storage are visible to
     *       it. A write through the engine on the same thread beside it, a stream inside it, and the handle after the
     *       transaction's end are refused with {@link IllegalStateException}. A transaction inside it joins.
     *   <li>What the work gets by id ({@code get}) is locked until the end, so reading and then updating loses nothing.
     *       Lists, {@code find}, {@code latest} and {@code open} lock nothing; isolation is READ COMMITTED.
     *   <li>A {@link dev.turnbase.error.StorageException} from a write dooms the transaction, caught or not: later
     *       calls throw {@link IllegalStateException}, and the end rolls back and throws that first failure.
     *   <li>After the maximum duration (an option, 10 s) it is rolled back with
     *       {@link dev.turnbase.error.StorageTimeoutException}.
     * </ul>
     *
     * @param work what to do; may return null
     * @return what the work returned
     * @throws X what the work threw
     * @throws dev.turnbase.error.OutcomeUnknownException if the connection was lost at commit and could not be asked
     */
    <T extends @Nullable Object, X extends Exception> T transaction(TransactionWork<T, X> work) throws X;

    /** {@link #transaction} for work without a result. */
    default <X extends Exception> void transactionWithoutResult(TransactionAction<X> action) throws X {
        requireNonNull(action, "action");
        this.<Boolean, X>transaction(tx -> {
            action.run(tx);
            return true;
        });
    }
}
