package dev.turnbase.sql.engine;

import dev.turnbase.error.MigrationException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** The only place that knows the migrator: its classes are loaded when there is something to migrate. */
final class FlywayRun {
    private static final String SCRIPTS = "classpath:dev/turnbase/sql/migration";

    private static final int ATTEMPTS = 3;

    private FlywayRun() {}

    static void migrate(
            Dialect dialect, String tablePrefix, String historyTable, Optional<String> schema, DataSource database) {
        FluentConfiguration configuration =
                configured(dialect, tablePrefix, historyTable).dataSource(database);
        schema.ifPresent(name -> configuration.schemas(name).createSchemas(true));
        migrate(configuration.load());
    }

    /**
     * Where DDL commits by itself, another process that opens the same empty database can be seen between creating the
     * history table and filling it; the migrator fails on that, and finds it filled when it runs again. A migration that
     * can't be done fails each time, and what failed first is told.
     */
    private static void migrate(Flyway flyway) {
        List<FlywayException> failures = new ArrayList<>();
        while (failures.size() < ATTEMPTS) {
            try {
                flyway.migrate();
                return;
            } catch (FlywayException e) {
                failures.add(e);
            }
        }
        throw new MigrationException(
                "the migration failed and its changes were rolled back where the database can; data is untouched. "
                        + "Mend what the cause says, then open again",
                failures.get(0));
    }

    static FluentConfiguration configured(Dialect dialect, String tablePrefix, String historyTable) {
        Map<String, String> placeholders = new HashMap<>(dialect.migrationPlaceholders());
        placeholders.put("prefix", tablePrefix);
        return Flyway.configure(FlywayRun.class.getClassLoader())
                .loggers("slf4j")
                .locations(SCRIPTS)
                .table(historyTable)
                .placeholders(placeholders)
                .group(true)
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .baselineDescription("Tables of the host")
                .cleanDisabled(true)
                .failOnMissingLocations(true);
    }
}
