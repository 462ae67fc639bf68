package dev.turnbase.postgres;

import dev.turnbase.EngineStatus;
import dev.turnbase.StorageEngine;
import dev.turnbase.StorageOptions;
import dev.turnbase.spi.StorageEngineProvider;
import dev.turnbase.sql.engine.ServerOpening;
import java.util.Set;

/** Opens PostgreSQL 13 and later: {@code postgresql://user:password@host/database}, or a host's data source. */
public final class PostgresEngineProvider implements StorageEngineProvider {
    private static final PostgresModule MODULE = new PostgresModule();

    /** For {@link java.util.ServiceLoader}. */
    public PostgresEngineProvider() {}

    @Override
    public String name() {
        return MODULE.name();
    }

    @Override
    public Set<String> schemes() {
        return Set.of("postgresql", "postgres");
    }

    @Override
    public StorageEngine open(StorageOptions options) {
        return ServerOpening.open(MODULE, options);
    }

    @Override
    public EngineStatus inspect(StorageOptions options) {
        return ServerOpening.inspect(MODULE, options);
    }
}
