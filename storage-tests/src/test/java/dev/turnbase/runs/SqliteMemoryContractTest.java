package dev.turnbase.runs;

import dev.turnbase.EngineCapabilities;
import dev.turnbase.contract.StorageEngineContract;
import dev.turnbase.contract.TestDatabase;
import org.junit.jupiter.api.Tag;

/** The contract on SQLite in memory: a private database, gone when it is closed. */
@Tag("sqlite-memory")
final class SqliteMemoryContractTest extends StorageEngineContract {
    @Override
    public TestDatabase create() {
        return new TestDatabase() {
            @Override
            public String url() {
                return "file::memory:";
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public EngineCapabilities capabilities() {
        return EngineCapabilities.builder().migrated(true).build();
    }
}
