package dev.turnbase.bench.allocation;

import dev.turnbase.bench.measure.JsonFile;
import dev.turnbase.bench.measure.Machine;
import dev.turnbase.bench.measure.Markdown;
import dev.turnbase.bench.option.Positive;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command that measures allocation. */
@Command(
        name = "allocation",
        mixinStandardHelpOptions = true,
        description =
                "Measures by JMH how many bytes an append, a window and an inbox allocate and how long they take, on"
                        + " temporary SQLite files, for hand-written JDBC and Turnbase.")
public final class Allocation implements Callable<Integer> {
    private static final int WARM_UPS = 3;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--iterations",
            defaultValue = "5",
            converter = Positive.class,
            description = "How often each is measured for a second (default: ${DEFAULT-VALUE}).")
    private int iterations;

    @Option(names = "--json", description = "A file for what was measured.")
    private @Nullable Path json;

    /** For picocli. */
    public Allocation() {}

    /** What the file says. */
    record File(String database, Machine machine, int iterations, List<Cost> costs) {}

    @Override
    public Integer call() throws RunnerException {
        requireGenerated();
        spec.commandLine().getErr().println("running JMH, which says nothing until the end");
        List<Cost> costs = new Runner(options()).run().stream().map(Cost::of).toList();
        PrintWriter out = spec.commandLine().getOut();
        out.print(table(costs));
        out.flush();
        if (json != null) {
            JsonFile.write(json, new File("sqlite", Machine.here(), iterations, costs));
        }
        return 0;
    }

    private static void requireGenerated() {
        if (Allocation.class.getResource(BenchmarkList.BENCHMARK_LIST) == null) {
            throw new IllegalArgumentException("this was built without JMH's generated code; build it without -Pquick");
        }
    }

    private Options options() {
        return new OptionsBuilder()
                .include(OperationsBenchmark.class.getName())
                .addProfiler(GCProfiler.class)
                .forks(1)
                .warmupIterations(WARM_UPS)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(iterations)
                .measurementTime(TimeValue.seconds(1))
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .build();
    }

    private static String table(List<Cost> costs) {
        Markdown table = new Markdown("operation", "contender", "bytes/operation", "±", "µs/operation", "±");
        for (Cost each : costs) {
            table.row(
                    each.operation(),
                    each.contender(),
                    Markdown.number(each.bytes(), 0),
                    Markdown.number(each.bytesError(), 0),
                    Markdown.number(each.micros(), 1),
                    Markdown.number(each.microsError(), 1));
        }
        return table.toString();
    }
}
