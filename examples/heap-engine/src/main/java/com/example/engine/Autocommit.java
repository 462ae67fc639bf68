package com.example.engine;

import static java.util.Objects.requireNonNull;

import dev.turnbase.TransactionWork;
import java.util.function.Function;

/** Outside of any transaction: reads see what is committed, and each write is a transaction of its own. */
record Autocommit(Database database, String tenant) implements Session {
    @Override
    public <T> T read(String operation, Function<Tables, T> work) {
        database.requireOpen();
        return database.observed(tenant, operation, () -> work.apply(database.committed(tenant)));
    }

    @Override
    public <T> T write(String operation, Function<Tables, T> work) {
        database.requireOpen();
        return database.observed(tenant, operation, () -> database.transact(tenant, tx -> tx.run(work)));
    }

    @Override
    public <T, X extends Exception> T transaction(TransactionWork<T, X> work) throws X {
        requireNonNull(work, "work");
        database.requireOpen();
        return database.<T, X>observed(
                tenant, "transaction", () -> database.<T, X>transact(tenant, tx -> tx.transaction(work)));
    }
}
