package dev.turnbase.runs;

import dev.turnbase.EngineCapabilities;
import dev.turnbase.contract.StorageEngineContract;
import dev.turnbase.contract.TestDatabase;
import dev.turnbase.databases.OnPostgres;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** The contract on PostgreSQL. */
@OnPostgres
@ResourceLock(value = Resources.SYSTEM_PROPERTIES, mode = ResourceAccessMode.READ)
@Order(1)
public final class PostgresContractTest extends StorageEngineContract {
    @Override
    public TestDatabase create() {
        return ServerTestDatabase.postgres();
    }

    @Override
    public EngineCapabilities capabilities() {
        return EngineCapabilities.builder()
                .durable(true)
                .sharedByProcesses(true)
                .migrated(true)
                .server(true)
                .build();
    }

    @Override
    public Map<String, String> urlOptions() {
        return Map.ofEntries(
                Map.entry("connection_limit", "3"),
                Map.entry("pool_timeout", "5"),
                Map.entry("socket_timeout", "30"),
                Map.entry("max_idle_connection_lifetime", "60"),
                Map.entry("max_connection_lifetime", "600"),
                Map.entry("statement_cache_size", "50"),
                Map.entry("sslmode", "prefer"),
                Map.entry("application_name", "contract"),
                Map.entry("schema", "elsewhere"),
                Map.entry("pgbouncer", "true"));
    }

    @Override
    public Map<String, String> impossibleUrlOptions() {
        return Map.of("socket", "Unix", "targetServerType", "primary");
    }
}
