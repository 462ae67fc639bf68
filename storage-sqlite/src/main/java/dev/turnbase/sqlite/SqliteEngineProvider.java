package dev.turnbase.sqlite;

import dev.turnbase.EngineStatus;
import dev.turnbase.StorageEngine;
import dev.turnbase.StorageOptions;
import dev.turnbase.spi.StorageEngineProvider;
import java.util.Set;
import javax.sql.DataSource;

/**
 * Opens SQLite: {@code file:path}, relative to the working directory; {@code file::memory:}, a private temporary file
 * that is deleted when the engine is closed; or a host's data source. Nothing but the JVM is needed.
 */
public final class SqliteEngineProvider implements StorageEngineProvider {
    static final String NAME = "sqlite";

    /** For {@link java.util.ServiceLoader}. */
    public SqliteEngineProvider() {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<String> schemes() {
        return Set.of("file");
    }

    @Override
    public StorageEngine open(StorageOptions options) {
        DataSource hosts = options.dataSource().orElse(null);
        return hosts == null
                ? SqliteOpening.ofUrl(options).open()
                : HostOpening.of(options, hosts).open();
    }

    @Override
    public EngineStatus inspect(StorageOptions options) {
        DataSource hosts = options.dataSource().orElse(null);
        return hosts == null
                ? SqliteOpening.ofUrl(options).inspect()
                : HostOpening.of(options, hosts).inspect();
    }
}
