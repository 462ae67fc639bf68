package dev.turnbase.contract.script;

import dev.turnbase.Storage;

/**
 * The storage that an operation goes to: inside a transaction its handle, unless it goes beside it; else a tenant's.
 *
 * @param tenant the name that the script knows the tenant by
 * @param beside whether it goes beside the transaction that it is in
 * @param once whether it goes without retries
 */
record Tenancy(String tenant, boolean beside, boolean once) implements Expression {
    @Override
    public Storage on(Side side) {
        Storage storage = side.transaction().filter(tx -> !beside).orElseGet(() -> side.storage(tenant));
        return once ? storage.withoutRetry() : storage;
    }

    @Override
    public String java(Side side) {
        String storage = side.transaction()
                .filter(tx -> !beside)
                .map(tx -> "tx" + side.depth())
                .orElse(tenant);
        return once ? storage + ".withoutRetry()" : storage;
    }
}
