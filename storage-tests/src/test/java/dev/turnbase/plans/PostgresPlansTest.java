package dev.turnbase.plans;

import dev.turnbase.databases.OnPostgres;
import dev.turnbase.servers.TestServers;
import java.sql.Connection;
import java.util.List;
import org.junit.jupiter.api.Tag;

/** The plans of PostgreSQL. */
@OnPostgres
@Tag("thorough")
final class PostgresPlansTest extends ServerPlans {
    PostgresPlansTest() {
        super(TestServers.postgres(), "postgres", List.of("vacuum analyze"));
    }

    @Override
    Planner planner(Connection connection) {
        return new PostgresPlanner(connection);
    }
}
