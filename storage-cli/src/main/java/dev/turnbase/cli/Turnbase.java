package dev.turnbase.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command without a subcommand: lists them. */
@Command(
        name = "turnbase",
        description = "Stores the conversations of chat backends.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        scope = ScopeType.INHERIT,
        synopsisSubcommandLabel = "COMMAND")
final class Turnbase {
    @Option(names = "--verbose", scope = ScopeType.INHERIT, description = "Print the stack trace of an error, too.")
    private boolean verbose;

    private Turnbase() {}

    static int run(Console console, String... args) {
        Turnbase turnbase = new Turnbase();
        Redaction redaction = new Redaction();
        CommandLine line = new CommandLine(turnbase)
                .addSubcommand(new QuickstartCommand(console, redaction))
                .addSubcommand(new MigrateCommand(console, redaction))
                .addSubcommand(new StatusCommand(console, redaction));
        Complaints complaints = new Complaints(console.err(), redaction, () -> turnbase.verbose);
        return line.setOut(console.out())
                .setErr(console.err())
                .setExpandAtFiles(false)
                .setParameterExceptionHandler(complaints)
                .setExecutionExceptionHandler(complaints)
                .execute(args);
    }
}
