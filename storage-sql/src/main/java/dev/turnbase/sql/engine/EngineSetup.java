package dev.turnbase.sql.engine;

import dev.turnbase.EngineCapabilities;
import dev.turnbase.StorageOptions;
import dev.turnbase.sql.session.ConnectionPool;
import dev.turnbase.sql.session.ConnectionSource;
import dev.turnbase.sql.session.Traits;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * What an engine module hands over to be opened.
 *
 * @param name the engine's short name
 * @param label what errors call the database; no secrets
 * @param dialect in what it differs
 * @param options the engine's options
 * @param capabilities what it offers
 * @param traits what its sessions can do
 * @param connections opens connections beside the pool: those of a single writer, and those that settle a lost commit
 * @param migrating opens connections to migrate by
 * @param schema the schema to migrate, made if it is missing; empty for where connections lead
 * @param migrationLock keeps others from migrating meanwhile
 * @param pool makes the pool of connections; called once, after the migration
 * @param onClose lets go of what the module itself holds
 */
public record EngineSetup(
        String name,
        String label,
        Dialect dialect,
        StorageOptions options,
        EngineCapabilities capabilities,
        Traits traits,
        ConnectionSource connections,
        DataSource migrating,
        Optional<String> schema,
        MigrationLock migrationLock,
        Supplier<ConnectionPool> pool,
        Runnable onClose) {}
