package dev.turnbase.sql.engine;

import dev.turnbase.MigrationMode;
import dev.turnbase.StorageOptions;
import dev.turnbase.error.MigrationException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

/** Brings a database's schema to where the options want it. */
final class Migrator {
    private final Dialect dialect;
    private final StorageOptions options;
    private final Optional<String> schema;
    private final SchemaHistory history;

    /** @param schema the schema to migrate, empty for where connections lead */
    Migrator(Dialect dialect, StorageOptions options, Optional<String> schema) {
        this.schema = schema;
        this.dialect = dialect;
        this.options = options;
        this.history = new SchemaHistory(options.tablePrefix(), Manifest.load());
    }

    /** How the schema stands. */
    SchemaState state(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return history.read(connection);
        }
    }

    /**
     * Does what the options' mode says.
     *
     * @param lock keeps other processes from migrating at the same time; taken only if there is something to do
     */
    void prepare(DataSource database, MigrationLock lock) throws SQLException {
        if (options.migrationMode() == MigrationMode.NONE) {
            return;
        }
        SchemaState state = state(database);
        if (options.migrationMode() == MigrationMode.VALIDATE) {
            state.requireCurrent();
        } else if (!state.isCurrent()) {
            state.requireSound();
            lock.run(() -> migrateIfStillNeeded(database));
        }
    }

    private void migrateIfStillNeeded(DataSource database) throws SQLException {
        SchemaState state = state(database);
        state.requireSound();
        if (!state.isCurrent()) {
            FlywayRun.migrate(dialect, options.tablePrefix(), history.table(), schema, database);
        }
        SchemaState after = state(database);
        if (!after.isCurrent()) {
            throw new MigrationException("the migrations ran but the schema is not current: " + after, null);
        }
    }
}
