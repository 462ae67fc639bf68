package dev.turnbase.sql.engine;

import dev.turnbase.EngineCapabilities;
import dev.turnbase.StorageOptions;
import dev.turnbase.sql.session.ConnectionSource;
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
 * @param writing opens connections to write by
 * @param migrating opens connections to migrate by
 * @param migrationLock keeps others from migrating meanwhile
 * @param reading makes the pool of connections to read by; called once, after the migration
 * @param onClose lets go of what the module itself holds
 */
public record EngineSetup(
        String name,
        String label,
        Dialect dialect,
        StorageOptions options,
        EngineCapabilities capabilities,
        ConnectionSource writing,
        DataSource migrating,
        MigrationLock migrationLock,
        Supplier<ReadPool> reading,
        Runnable onClose) {}
