package dev.turnbase;

/**
 * What a transaction without a result does; it may be run more than once.
 *
 * @param <X> what it throws; {@link RuntimeException} for a lambda that throws nothing checked
 */
@FunctionalInterface
public interface TransactionAction<X extends Exception> {
    /** Does the work with the transaction's storage, on the calling thread. */
    void run(Storage tx) throws X;
}
