package dev.turnbase.bench;

import dev.turnbase.bench.contender.BenchDatabase;
import dev.turnbase.bench.contender.Contender;
import dev.turnbase.bench.contender.StartedDatabase;
import dev.turnbase.bench.measure.Comparison;
import dev.turnbase.bench.measure.JsonFile;
import dev.turnbase.bench.measure.Result;
import dev.turnbase.bench.measure.Table;
import dev.turnbase.bench.workload.Workloads;
import dev.turnbase.spi.StorageUrl;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
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

    @ArgGroup
    private Place place = new Place();

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

    /** Where the database is: one that is there, or one that is started. */
    static final class Place {
        @Option(
                names = "--url",
                required = true,
                description = "A database to spare: file:…, postgresql://… or mysql://….")
        private @Nullable String url;

        @Option(
                names = "--start",
                required = true,
                description =
                        "A database to start: ${COMPLETION-CANDIDATES}. A server ends with the command; sqlite is a"
                                + " temporary file, and taken if neither is given.")
        private StartedDatabase started = StartedDatabase.SQLITE;

        String title() {
            return url == null ? started.toString() : StorageUrl.parse(url).scheme();
        }

        StorageUrl find() {
            return StorageUrl.parse(url == null ? started.start() : url);
        }
    }

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
        List<Result> results = comparison.run(new BenchDatabase(place.find()), chosen);
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

    private Map<String, String> circumstances() throws IOException {
        return Map.of(
                "database", place.title(),
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
