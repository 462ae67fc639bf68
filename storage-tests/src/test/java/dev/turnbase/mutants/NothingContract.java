package dev.turnbase.mutants;

import dev.turnbase.EngineCapabilities;
import dev.turnbase.contract.StorageEngineContract;
import dev.turnbase.contract.TestDatabase;

/** The contract on an engine that does nothing, run by {@link KitRun} alone. */
final class NothingContract extends StorageEngineContract {
    @Override
    public TestDatabase create() {
        return new TestDatabase() {
            @Override
            public String url() {
                return NothingProvider.NAME + ":";
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public EngineCapabilities capabilities() {
        return EngineCapabilities.builder().build();
    }
}
