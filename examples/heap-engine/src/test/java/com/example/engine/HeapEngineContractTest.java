package com.example.engine;

import dev.turnbase.EngineCapabilities;
import dev.turnbase.contract.StorageEngineContract;
import dev.turnbase.contract.TestDatabase;

/** The whole contract on this engine. */
final class HeapEngineContractTest extends StorageEngineContract {
    @Override
    public TestDatabase create() {
        return new HeapTestDatabase();
    }

    @Override
    public EngineCapabilities capabilities() {
        return EngineCapabilities.builder().build();
    }

    /** Each opening of the URL is a database of its own, and closing the engine removes it. */
    private static final class HeapTestDatabase implements TestDatabase {
        @Override
        public String url() {
            return "heap:";
        }

        @Override
        public void close() {}
    }
}
