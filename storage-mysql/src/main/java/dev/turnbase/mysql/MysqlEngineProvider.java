package dev.turnbase.mysql;

import dev.turnbase.EngineStatus;
import dev.turnbase.StorageEngine;
import dev.turnbase.StorageOptions;
import dev.turnbase.spi.StorageEngineProvider;
import dev.turnbase.sql.engine.ServerOpening;
import java.util.Set;

/**
 * Opens MySQL 8.0 and later and MariaDB 10.6 and later: {@code mysql://user:password@host/database},
 * {@code mariadb://…}, or a host's data source.
 */
public final class MysqlEngineProvider implements StorageEngineProvider {
    private static final MysqlModule MODULE = new MysqlModule();

    /** For {@link java.util.ServiceLoader}. */
    public MysqlEngineProvider() {}

    @Override
    public String name() {
        return MODULE.name();
    }

    @Override
    public Set<String> schemes() {
        return Set.of("mysql", "mariadb");
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
