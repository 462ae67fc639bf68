package com.example.engine;

import static java.util.Objects.requireNonNull;

import dev.turnbase.EngineCapabilities;
import dev.turnbase.EngineStatus;
import dev.turnbase.Storage;
import dev.turnbase.StorageEngine;
import dev.turnbase.Tenants;
import dev.turnbase.error.InvalidInputException;
import dev.turnbase.model.Inputs;
import dev.turnbase.model.Message;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The engine: one database, and a storage for each tenant that is asked for. */
record HeapEngine(Database database) implements StorageEngine {
    @Override
    public String name() {
        return HeapEngineProvider.NAME;
    }

    @Override
    public Storage storage(String tenant) {
        Inputs.tenant(tenant);
        database.requireOpen();
        return new HeapStorage(database, tenant, new Autocommit(database, tenant));
    }

    @Override
    public Tenants tenants() {
        database.requireOpen();
        return new HeapTenants(database);
    }

    /** Nothing outlives the engine, no other engine sees it, and there is neither a schema nor a server. */
    @Override
    public EngineCapabilities capabilities() {
        return EngineCapabilities.builder().build();
    }

    @Override
    public EngineStatus status() {
        return EngineStatus.builder()
                .engine(name())
                .dialect(name())
                .initialized(!database.isClosed())
                .tables(database.isClosed() ? Map.of() : database.counts())
                .build();
    }

    @Override
    public Map<String, List<Message>> recoverPending(Duration olderThan) {
        database.requireOpen();
        database.requireNoTransaction();
        requireDead(database, olderThan);
        return Map.of();
    }

    /**
     * A stream is dead if its process died, with which all that is here is gone: there is never one to recover. What is
     * asked is checked all the same, for callers who change engines.
     */
    static void requireDead(Database database, Duration olderThan) {
        Duration least = database.options().streamHeartbeat().multipliedBy(3);
        if (requireNonNull(olderThan, "olderThan").compareTo(least) < 0) {
            throw new InvalidInputException("olderThan", "is " + olderThan + "; it can be " + least + " or more");
        }
    }

    @Override
    public void close() {
        database.close();
    }
}
