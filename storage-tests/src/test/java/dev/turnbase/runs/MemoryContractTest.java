package dev.turnbase.runs;

import dev.turnbase.EngineCapabilities;
import dev.turnbase.contract.StorageEngineContract;
import dev.turnbase.contract.TestDatabase;
import org.junit.jupiter.api.Tag;

/** The contract on the in-memory reference engine. */
@Tag("memory")
public final class MemoryContractTest extends StorageEngineContract {
    @Override
    public TestDatabase create() {
        return new TestDatabase() {
            @Override
            public String url() {
                return "memory:";
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
