package dev.turnbase;

import org.jspecify.annotations.Nullable;

/**
 * What a transaction does; it may be run more than once.
 *
 * @param <T> what it returns
 * @param <X> what it throws; {@link RuntimeException} for a lambda that throws nothing checked
 */
@FunctionalInterface
public interface TransactionWork<T extends @Nullable Object, X extends Exception> {
    /** Does the work with the transaction's storage, on the calling thread. */
    T run(Storage tx) throws X;
}
