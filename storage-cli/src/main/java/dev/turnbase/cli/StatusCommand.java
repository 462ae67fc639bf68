package dev.turnbase.cli;

import dev.turnbase.EngineStatus;
import dev.turnbase.StorageEngine;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says how things stand with a database; creates and changes nothing. */
@Command(
        name = "status",
        description = "Says how things stand with a database, without creating or changing anything.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:the schema is current", "3:there are no tables yet, or migrations are pending"})
final class StatusCommand implements Callable<Integer> {
    @Mixin
    private final ConnectionOptions connection;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    private final Console console;

    StatusCommand(Console console, Redaction redaction) {
        this.console = console;
        this.connection = new ConnectionOptions(console, redaction);
    }

    @Override
    public Integer call() {
        EngineStatus status = StorageEngine.inspect(connection.resolve());
        if (json) {
            console.out().println(Json.of(status));
        } else {
            print(status, console.out());
        }
        return isCurrent(status) ? ExitCode.OK : ExitCode.NOT_CURRENT;
    }

    private static boolean isCurrent(EngineStatus status) {
        return status.initialized() && status.pendingMigrations() == 0;
    }

    private static void print(EngineStatus status, PrintWriter out) {
        out.println("engine              " + status.engine());
        out.println("configured          " + yesOrNo(status.configured()));
        out.println("initialized         " + yesOrNo(status.initialized()));
        out.println("dialect             " + status.dialect());
        out.println("schema version      " + status.schemaVersion().orElse("none"));
        out.println("pending migrations  " + status.pendingMigrations());
        if (!status.initialized() && status.schemaVersion().isPresent() && status.pendingMigrations() == 0) {
            out.println("not usable          turnbase migrate says why, and changes nothing");
        }
        status.tables().forEach((table, rows) -> out.println("rows in " + table + "  " + rows));
    }

    private static String yesOrNo(boolean answer) {
        return answer ? "yes" : "no";
    }
}
