package dev.turnbase.runs;

import dev.turnbase.EngineCapabilities;
import dev.turnbase.StorageOptions;
import dev.turnbase.contract.StorageEngineContract;
import dev.turnbase.contract.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.sqlite.SQLiteConfig;

/** The contract on an SQLite file. */
@Tag("sqlite")
public final class SqliteContractTest extends StorageEngineContract {
    @Override
    public TestDatabase create() {
        return new SqliteDatabase();
    }

    @Override
    public EngineCapabilities capabilities() {
        return EngineCapabilities.builder()
                .durable(true)
                .sharedByProcesses(true)
                .migrated(true)
                .build();
    }

    @Override
    public Optional<TestDatabase> createAlmostFull() {
        SQLiteConfig config = new SQLiteConfig();
        config.setMaxPageCount(250);
        return Optional.of(new SqliteDatabase() {
            @Override
            public StorageOptions.Builder options() {
                return through(config);
            }
        });
    }

    @Override
    public Map<String, StorageOptions> unopenable() {
        try {
            Path folder = Files.createTempDirectory("contract");
            Path text = Files.writeString(folder.resolve("text.txt"), "this is no database ".repeat(100));
            return Map.of(
                    "a directory", StorageOptions.of("file:" + folder),
                    "a folder that is missing", StorageOptions.of("file:" + folder.resolve("missing/chat.db")),
                    "a file that is no database", StorageOptions.of("file:" + text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Map<String, String> urlOptions() {
        return Map.of("connection_limit", "3", "pool_timeout", "5", "socket_timeout", "2");
    }

    @Override
    public Map<String, String> impossibleUrlOptions() {
        return Map.of("sslmode", "server", "schema", "tablePrefix", "pgbouncer", "server");
    }
}
