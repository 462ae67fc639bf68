package dev.turnbase.bench;

import dev.turnbase.bench.contender.BenchDatabase;
import dev.turnbase.bench.contender.Contender;
import dev.turnbase.bench.measure.Comparison;
import dev.turnbase.bench.measure.JsonFile;
import dev.turnbase.bench.measure.Result;
import dev.turnbase.bench.measure.Table;
import dev.turnbase.bench.workload.Workloads;
import dev.turnbase.spi.StorageUrl;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The {@code bench} command. Its exit code is 1 if Turnbase or hand-written JDBC lost, doubled or misplaced something. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Measures Turnbase against hand-written JDBC and other stores.")
public final class Bench implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "WORKLOAD", description = "What is measured; all of it if nothing is named.")
    private List<String> workloads = List.of();

    @Option(
            names = "--url",
            description =
                    "A database to spare: file:…, postgresql://… or mysql://…; a temporary SQLite file if none is given.")
    private @Nullable String url;

    @Option(
            names = "--contenders",
            split = ",",
            defaultValue = "jdbc,turnbase,spring-ai,langchain4j",
            description = "Who takes part (default: ${DEFAULT-VALUE}).")
    private List<String> contenders = List.of();

    @Option(names = "--rounds", defaultValue = "5", description = "How often (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(names = "--seconds", defaultValue = "3", description = "How long at a time (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Option(names = "--json", description = "A file for every sample.")
    private @Nullable Path json;

    /** Runs the command and ends the process. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new Bench()).execute(args));
    }

    @Override
    public Integer call() throws IOException {
        List<Workloads> chosen = workloads.isEmpty()
                ? List.of(Workloads.values())
                : workloads.stream().map(Workloads::titled).toList();
        PrintWriter errors = line().getErr();
        Comparison comparison = new Comparison(
                contenders.stream().map(Contender::titled).toList(),
                rounds,
                Duration.ofSeconds(seconds),
                errors::println);
        List<Result> results = comparison.run(new BenchDatabase(database()), chosen);
        line().getOut().print(Table.of(results));
        line().getOut().flush();
        if (json != null) {
            JsonFile.write(json, circumstances(), results);
        }
        return results.stream().anyMatch(Bench::mustNotBe) ? 1 : 0;
    }

    private static boolean mustNotBe(Result result) {
        boolean promises = result.contender() == Contender.TURNBASE || result.contender() == Contender.JDBC;
        return promises && !result.faults().isEmpty();
    }

    private StorageUrl database() throws IOException {
        return url == null
                ? StorageUrl.file(Files.createTempDirectory("turnbase-bench")
                        .resolve("bench.db")
                        .toString())
                : StorageUrl.parse(url);
    }

    private Map<String, String> circumstances() throws IOException {
        return Map.of(
                "database", url == null ? "sqlite" : StorageUrl.parse(url).scheme(),
                "java", Runtime.version().toString(),
                "processors", String.valueOf(Runtime.getRuntime().availableProcessors()),
                "rounds", String.valueOf(rounds),
                "seconds", String.valueOf(seconds));
    }

    private CommandLine line() {
        if (spec == null) {
            throw new IllegalStateException("run by main");
        }
        return spec.commandLine();
    }
}
