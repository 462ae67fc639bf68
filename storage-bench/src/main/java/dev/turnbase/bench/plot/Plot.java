package dev.turnbase.bench.plot;

import dev.turnbase.bench.measure.JsonFile;
import dev.turnbase.bench.measure.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command that draws. */
@Command(
        name = "plot",
        mixinStandardHelpOptions = true,
        description = "Draws charts of runs of workloads: ratios.svg, the median ratios to hand-written JDBC, and"
                + " p99.svg, the 99th percentiles of what 32 threads did.")
public final class Plot implements Callable<Integer> {
    private static final int CROWD = 32;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "What runs wrote by --json.")
    private List<Path> files = List.of();

    @Option(
            names = "--output",
            paramLabel = "FOLDER",
            defaultValue = ".",
            description = "Where the charts go (default: this folder).")
    private Path output = Path.of("");

    /** For picocli. */
    public Plot() {}

    @Override
    public Integer call() throws IOException {
        List<Run> runs =
                files.stream().map(file -> JsonFile.read(file, Run.class)).toList();
        Files.createDirectories(output);
        write("ratios.svg", BarChart.ofRatios(runs));
        write("p99.svg", BarChart.ofP99(runs, CROWD));
        return 0;
    }

    private void write(String name, BarChart chart) throws IOException {
        Path file = output.resolve(name);
        Files.write(file, chart.svg());
        spec.commandLine().getErr().println(file);
    }
}
