package dev.turnbase.bench.memory;

import dev.turnbase.bench.contender.BenchDatabase;
import dev.turnbase.bench.measure.JsonFile;
import dev.turnbase.bench.measure.Machine;
import dev.turnbase.bench.option.DatabaseOption;
import dev.turnbase.bench.option.Positive;
import dev.turnbase.bench.process.ChildJvm;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command that measures memory. */
@Command(
        name = "memory",
        mixinStandardHelpOptions = true,
        description = {
            "Measures the heap and the class metadata of an open engine that did one append and one window, and of each of"
                    + " many open streams with one piece, in new JVMs of " + Memory.HEAP + ".",
            "The exit code is 1 if the engine takes " + Footprints.TARGET_MIB + " MiB of heap or more."
        })
public final class Memory implements Callable<Integer> {
    static final String HEAP = "-Xmx256m";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private DatabaseOption database = new DatabaseOption();

    @Option(
            names = "--rounds",
            defaultValue = "3",
            converter = Positive.class,
            description = "How many JVMs (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(
            names = "--streams",
            defaultValue = "1000",
            converter = Positive.class,
            description = "How many are open at a time (default: ${DEFAULT-VALUE}).")
    private int streams;

    @Option(names = "--json", description = "A file for every JVM.")
    private @Nullable Path json;

    /** For picocli. */
    public Memory() {}

    /**
     * What the file says.
     *
     * @param database the kind of database
     * @param streams how many were open
     * @param footprints of each JVM
     */
    record File(String database, Machine machine, int streams, List<Footprint> footprints) {}

    @Override
    public Integer call() {
        BenchDatabase measured = database.database();
        String url = database.text();
        // So that no child has the migrator in its memory.
        Child.open(url).close();
        ChildJvm child = new ChildJvm(Child.class, HEAP);
        List<Footprint> all = new ArrayList<>();
        for (int round = 1; round <= rounds; round++) {
            spec.commandLine().getErr().println("round " + round + " of " + rounds);
            all.add(Footprint.of(child.run(url, String.valueOf(streams)).numbers(), streams));
        }
        Footprints footprints = new Footprints(all);
        PrintWriter out = spec.commandLine().getOut();
        out.print(footprints.table());
        out.println(footprints.verdict());
        out.flush();
        if (json != null) {
            JsonFile.write(json, new File(measured.title(), Machine.here(), streams, all));
        }
        return footprints.onTarget() ? 0 : 1;
    }
}
