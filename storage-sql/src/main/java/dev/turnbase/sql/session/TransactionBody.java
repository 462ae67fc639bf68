package dev.turnbase.sql.session;

import org.jspecify.annotations.Nullable;

/**
 * What a caller's transaction does with the executor that is bound to it.
 *
 * @param <T> what it returns
 * @param <X> what it throws
 */
@FunctionalInterface
public interface TransactionBody<T extends @Nullable Object, X extends Exception> {
    /** Does it; may be run more than once. */
    T run(Executor transaction) throws X;
}
