package dev.turnbase.bench.plot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnbase.bench.measure.JsonFile;
import dev.turnbase.bench.measure.Run;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class PlotTest {
    @TempDir
    private Path folder;

    private final StringWriter errors = new StringWriter();

    @ParameterizedTest
    @ValueSource(strings = {"ratios.svg", "p99.svg"})
    void the_same_results_are_drawn_as_the_same_bytes(String chart) {
        assertThat(plot("once", "results/sqlite.json", "results/mysql.json")).isZero();
        assertThat(plot("again", "results/sqlite.json", "results/mysql.json")).isZero();
        assertThat(folder.resolve("once").resolve(chart))
                .hasSameBinaryContentAs(folder.resolve("again").resolve(chart));
    }

    @Test
    void each_contender_on_each_database_has_a_ratio_for_each_workload() {
        assertThat(BarChart.ofRatios(runs()).numbers())
                .containsOnlyKeys("turnbase, sqlite", "turnbase, postgresql")
                .allSatisfy((series, numbers) -> assertThat(numbers)
                        .containsKeys("append-10", "append-32-threads-one", "window", "stream")
                        .allSatisfy((workload, ratio) -> assertThat(ratio).isPositive()));
    }

    @Test
    void the_99th_percentiles_are_those_of_a_crowd() {
        assertThat(BarChart.ofP99(runs(), 32).numbers())
                .containsOnlyKeys("jdbc, sqlite", "turnbase, sqlite", "jdbc, postgresql", "turnbase, postgresql")
                .allSatisfy((series, numbers) ->
                        assertThat(numbers).containsOnlyKeys("append-32-threads", "append-32-threads-one"));
    }

    private static List<Run> runs() {
        return Stream.of("sqlite", "postgresql")
                .map(name -> JsonFile.read(Path.of("results", name + ".json"), Run.class))
                .toList();
    }

    @Test
    void a_file_that_does_not_exist_is_an_error() {
        assertThat(plot("none", "results/none.json")).isNotZero();
        assertThat(errors.toString()).contains("results/none.json does not exist");
    }

    private int plot(String output, String... files) {
        CommandLine line = new CommandLine(new Plot()).setErr(new PrintWriter(errors, true));
        String[] arguments = new String[files.length + 2];
        arguments[0] = "--output";
        arguments[1] = folder.resolve(output).toString();
        System.arraycopy(files, 0, arguments, 2, files.length);
        return line.execute(arguments);
    }
}
