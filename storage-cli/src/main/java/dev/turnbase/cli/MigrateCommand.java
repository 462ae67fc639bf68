package dev.turnbase.cli;

import dev.turnbase.EngineStatus;
import dev.turnbase.MigrationMode;
import dev.turnbase.StorageEngine;
import dev.turnbase.StorageOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Brings a database's schema up to date. */
@Command(
        name = "migrate",
        description = "Brings a database's schema up to date, and creates a database file that is missing.")
final class MigrateCommand implements Callable<Integer> {
    @Mixin
    private final ConnectionOptions connection;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    private final Console console;

    MigrateCommand(Console console, Redaction redaction) {
        this.console = console;
        this.connection = new ConnectionOptions(console, redaction);
    }

    @Override
    public Integer call() {
        StorageOptions options = connection.resolve();
        EngineStatus before = StorageEngine.inspect(options);
        EngineStatus after = migrated(options);
        console.out().println(json ? Json.ofMigration(before, after) : sentence(before, after));
        return ExitCode.OK;
    }

    private static EngineStatus migrated(StorageOptions options) {
        StorageOptions migrating =
                options.toBuilder().migrationMode(MigrationMode.AUTO).build();
        try (StorageEngine engine = StorageEngine.open(migrating)) {
            return engine.status();
        }
    }

    private static String sentence(EngineStatus before, EngineStatus after) {
        if (after.schemaVersion().isEmpty()) {
            return after.engine() + ": has no schema to migrate";
        }
        String to = after.schemaVersion().get();
        if (before.schemaVersion().equals(after.schemaVersion())) {
            return after.engine() + ": schema is at version " + to + " already; nothing to do";
        }
        return after.engine() + ": migrated from "
                + before.schemaVersion().map(v -> "version " + v).orElse("no schema") + " to version " + to;
    }
}
