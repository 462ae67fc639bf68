package dev.turnbase.runs;

import dev.turnbase.EngineCapabilities;
import dev.turnbase.contract.StorageEngineContract;
import dev.turnbase.contract.TestDatabase;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
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

            /** Of a database beside it: no other connection leads to a private one. */
            @Override
            public Map<String, String> versions() {
                try {
                    return TestDatabase.versionsOf(DriverManager.getConnection("jdbc:sqlite::memory:"));
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
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
