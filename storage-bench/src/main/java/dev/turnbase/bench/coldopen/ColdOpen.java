package dev.turnbase.bench.coldopen;

import dev.turnbase.bench.contender.BenchDatabase;
import dev.turnbase.bench.measure.JsonFile;
import dev.turnbase.bench.measure.Machine;
import dev.turnbase.bench.option.DatabaseOption;
import dev.turnbase.bench.option.Positive;
import dev.turnbase.bench.process.ChildJvm;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command that measures new processes. */
@Command(
        name = "cold-open",
        mixinStandardHelpOptions = true,
        description = {
            "Measures how long a new JVM takes to open the database and to append its first message.",
            "The exit code is 1 if Turnbase takes more than " + Starts.TARGET_MILLIS
                    + " ms longer than hand-written JDBC on a migrated database.",
            "On a server only the migrated database is measured."
        })
public final class ColdOpen implements Callable<Integer> {
    /** A process of each kind, on each kind of database. */
    private record Kind(Starter starter, State state) {}

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private DatabaseOption database = new DatabaseOption();

    @Option(
            names = "--rounds",
            defaultValue = "7",
            converter = Positive.class,
            description = "How many processes of each kind (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(names = "--json", description = "A file for every process.")
    private @Nullable Path json;

    /** For picocli. */
    public ColdOpen() {}

    /**
     * What the file says.
     *
     * @param database the kind of database
     * @param starts each process
     */
    record File(String database, Machine machine, List<Start> starts) {}

    @Override
    public Integer call() throws IOException, SQLException {
        BenchDatabase measured = database.database();
        Starts starts = new Starts(measure(new Databases(measured, database.text())));
        PrintWriter out = spec.commandLine().getOut();
        out.print(starts.table());
        out.println(starts.verdict());
        out.flush();
        if (json != null) {
            JsonFile.write(json, new File(measured.title(), Machine.here(), starts.all()));
        }
        return starts.onTarget() ? 0 : 1;
    }

    private List<Start> measure(Databases databases) throws IOException {
        List<Kind> kinds = new ArrayList<>();
        kinds.add(new Kind(Starter.EMPTY_JVM, State.EMPTY));
        for (State state : databases.isFile() ? State.values() : new State[] {State.MIGRATED}) {
            kinds.add(new Kind(Starter.JDBC, state));
            kinds.add(new Kind(Starter.TURNBASE, state));
        }
        ChildJvm child = new ChildJvm(Child.class);
        List<Start> starts = new ArrayList<>();
        // The round before the first fills the operating system's cache.
        for (int round = 0; round <= rounds; round++) {
            spec.commandLine().getErr().println("round " + round + " of " + rounds);
            for (Kind kind : kinds) {
                Start start = Start.of(
                        kind.state(),
                        kind.starter(),
                        round,
                        child.run(databases
                                .arguments(kind.starter(), kind.state())
                                .toArray(String[]::new)));
                if (round > 0) {
                    starts.add(start);
                }
            }
            Collections.rotate(kinds, 1);
        }
        return starts;
    }
}
