package dev.turnbase.bench;

import dev.turnbase.bench.allocation.Allocation;
import dev.turnbase.bench.coldopen.ColdOpen;
import dev.turnbase.bench.compare.Compare;
import dev.turnbase.bench.contender.BenchDatabase;
import dev.turnbase.bench.contender.Contender;
import dev.turnbase.bench.measure.Comparison;
import dev.turnbase.bench.measure.JsonFile;
import dev.turnbase.bench.measure.Result;
import dev.turnbase.bench.measure.Run;
import dev.turnbase.bench.measure.Table;
import dev.turnbase.bench.memory.Memory;
import dev.turnbase.bench.option.DatabaseOption;
import dev.turnbase.bench.option.Positive;
import dev.turnbase.bench.plot.Plot;
import dev.turnbase.bench.scale.Scale;
import dev.turnbase.bench.workload.Workloads;
import dev.turnbase.error.StorageException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** The {@code bench} command; without a command after it, it runs workloads. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = {
            "Measures Turnbase against hand-written JDBC and other stores.",
            "Without a command it runs workloads and prints a table."
        },
        subcommands = {ColdOpen.class, Memory.class, Compare.class, Plot.class, Scale.class, Allocation.class},
        exitCodeOnExecutionException = Bench.UNABLE,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:all is well",
            "1:a target was missed, or Turnbase or hand-written JDBC lost, doubled or misplaced something",
            "2:bad input, or it could not be measured"
        })
public final class Bench implements Callable<Integer> {
    static final int UNABLE = 2;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "WORKLOAD", description = "What is measured; all of it if nothing is named.")
    private List<String> workloads = List.of();

    @Mixin
    private DatabaseOption database = new DatabaseOption();

    @Option(
            names = "--contenders",
            split = ",",
            defaultValue = "jdbc,turnbase,spring-ai,langchain4j",
            description = "Who takes part (default: ${DEFAULT-VALUE}).")
    private List<Contender> contenders = List.of();

    @Option(
            names = "--rounds",
            defaultValue = "5",
            converter = Positive.class,
            description = "How often (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(
            names = "--seconds",
            defaultValue = "3",
            converter = Positive.class,
            description = "How long at a time (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Option(names = "--json", description = "A file for every sample.")
    private @Nullable Path json;

    /** Runs the command and ends the process. */
    public static void main(String[] args) {
        System.exit(line().execute(args));
    }

    static CommandLine line() {
        CommandLine line = new CommandLine(new Bench());
        line.registerConverter(Contender.class, Bench::contender);
        return line.setExecutionExceptionHandler(Bench::explain);
    }

    @Override
    public Integer call() {
        CommandLine line = line(spec);
        BenchDatabase measured = database.database();
        Comparison comparison = new Comparison(contenders, rounds, Duration.ofSeconds(seconds), line.getErr()::println);
        List<Result> results = comparison.run(measured, Workloads.chosen(workloads));
        line.getOut().print(Table.of(results));
        line.getOut().flush();
        if (json != null) {
            JsonFile.write(json, Run.here(measured.title(), rounds, seconds, results));
        }
        return results.stream().anyMatch(Bench::mustNotBe) ? 1 : 0;
    }

    private static boolean mustNotBe(Result result) {
        boolean promises = result.contender() == Contender.TURNBASE || result.contender() == Contender.JDBC;
        return promises && !result.faults().isEmpty();
    }

    private static Contender contender(String title) {
        try {
            return Contender.titled(title);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }

    /** What can be mended by who runs the command needs no stack trace. */
    private static int explain(Exception failure, CommandLine line, ParseResult parsed) throws Exception {
        if (failure instanceof IllegalArgumentException
                || failure instanceof StorageException
                || failure instanceof UncheckedIOException) {
            line.getErr().println(failure.getMessage());
            return UNABLE;
        }
        throw failure;
    }

    private static CommandLine line(@Nullable CommandSpec spec) {
        if (spec == null) {
            throw new IllegalStateException("run by main");
        }
        return spec.commandLine();
    }
}
