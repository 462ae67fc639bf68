package dev.turnbase.sql.engine;

import dev.turnbase.error.MigrationException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** The only place that knows the migrator: its classes are loaded when there is something to migrate. */
final class FlywayRun {
    private static final String SCRIPTS = "classpath:dev/turnbase/sql/migration";

    private FlywayRun() {}

    static void migrate(
            Dialect dialect, String tablePrefix, String historyTable, Optional<String> schema, DataSource database) {
        try {
            FluentConfiguration configuration =
                    configured(dialect, tablePrefix, historyTable).dataSource(database);
            schema.ifPresent(name -> configuration.schemas(name).createSchemas(true));
            configuration.load().migrate();
        } catch (FlywayException e) {
            throw new MigrationException(
                    "the migration failed and its changes were rolled back where the database can; data is untouched. "
                            + "Mend what the cause says, then open again",
                    e);
        }
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
