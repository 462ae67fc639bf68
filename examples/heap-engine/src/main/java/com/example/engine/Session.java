package com.example.engine;

import dev.turnbase.TransactionWork;
import java.util.function.Function;

/**
 * Runs operations on one tenant's tables: each in a transaction of its own ({@link Autocommit}), or all in the same one
 * ({@link Transaction}). Operations are named for the observer.
 */
interface Session {
    /** Runs an operation that only reads. Its failure leaves a transaction as it is. */
    <T> T read(String operation, Function<Tables, T> work);

    /** Runs an operation that may write. Its failure dooms the transaction. */
    <T> T write(String operation, Function<Tables, T> work);

    /** Runs work as one: in a new transaction, or as a part of the one that there is. */
    <T, X extends Exception> T transaction(TransactionWork<T, X> work) throws X;
}
