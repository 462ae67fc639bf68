package dev.turnbase.bench.compare;

import dev.turnbase.bench.contender.BenchDatabase;
import dev.turnbase.bench.contender.Contender;
import dev.turnbase.bench.measure.Comparison;
import dev.turnbase.bench.measure.JsonFile;
import dev.turnbase.bench.measure.Markdown;
import dev.turnbase.bench.measure.Result;
import dev.turnbase.bench.measure.Run;
import dev.turnbase.bench.measure.Spread;
import dev.turnbase.bench.option.DatabaseOption;
import dev.turnbase.bench.option.Positive;
import dev.turnbase.bench.workload.Workloads;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command that compares with an earlier run. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        description = {
            "Runs the workloads of an earlier run again and compares the ratios to hand-written JDBC, not the times.",
            "The exit code is 1 if a median fell by more than the tolerance and the spreads do not overlap, or if"
                    + " something was stored wrongly."
        })
public final class Compare implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "BASELINE", description = "The file that the earlier run wrote by --json.")
    private Path baseline = Path.of("");

    @Parameters(index = "1..*", paramLabel = "WORKLOAD", description = "Which of them; all if nothing is named.")
    private List<String> workloads = List.of();

    @Mixin
    private DatabaseOption database = new DatabaseOption();

    @Option(
            names = "--rounds",
            defaultValue = "5",
            converter = Positive.class,
            description = "How often (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(
            names = "--seconds",
            defaultValue = "1",
            converter = Positive.class,
            description = "How long at a time (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Option(
            names = "--tolerance",
            paramLabel = "PERCENT",
            defaultValue = "20",
            converter = Positive.class,
            description = "How much a median may fall (default: ${DEFAULT-VALUE}).")
    private int tolerance;

    @Option(names = "--json", description = "A file for every sample of this run.")
    private @Nullable Path json;

    /** For picocli. */
    public Compare() {}

    @Override
    public Integer call() {
        Run then = JsonFile.read(baseline, Run.class);
        BenchDatabase measured = database.database();
        requireSame(then, measured);
        List<Result> before = chosen(then);
        List<Result> now = run(before, measured);
        List<Verdict> verdicts = Verdict.of(before, now, tolerance / 100.0);
        PrintWriter out = spec.commandLine().getOut();
        out.print(table(verdicts));
        now.forEach(each -> each.faults()
                .forEach(fault -> out.println(
                        each.workload().title() + ", " + each.contender().title() + ": " + fault)));
        out.flush();
        if (json != null) {
            JsonFile.write(json, Run.here(measured.title(), rounds, seconds, now));
        }
        return verdicts.stream().anyMatch(Verdict::fell)
                        || now.stream().anyMatch(each -> !each.faults().isEmpty())
                ? 1
                : 0;
    }

    private void requireSame(Run then, BenchDatabase measured) {
        if (!then.database().equals(measured.title())) {
            throw new IllegalArgumentException(baseline + " was measured on " + then.database() + ", not on "
                    + measured.title() + "; give its --url");
        }
    }

    private List<Result> chosen(Run then) {
        List<Workloads> wanted = Workloads.chosen(workloads);
        List<Result> chosen = then.results().stream()
                .filter(each -> wanted.contains(each.workload()) && promises(each.contender()))
                .toList();
        if (Verdict.of(chosen, chosen, 0).isEmpty()) {
            throw new IllegalArgumentException(
                    baseline + " has no ratio of Turnbase to hand-written JDBC in these workloads");
        }
        return chosen;
    }

    private static boolean promises(Contender contender) {
        return contender == Contender.JDBC || contender == Contender.TURNBASE;
    }

    private List<Result> run(List<Result> before, BenchDatabase measured) {
        Comparison comparison = new Comparison(
                List.of(Contender.JDBC, Contender.TURNBASE),
                rounds,
                Duration.ofSeconds(seconds),
                spec.commandLine().getErr()::println);
        return comparison.run(
                measured, before.stream().map(Result::workload).distinct().toList());
    }

    private static String table(List<Verdict> verdicts) {
        Markdown table =
                new Markdown("workload", "ratio then", "least to most", "ratio now", "least to most", "change", "");
        for (Verdict each : verdicts) {
            Spread then = each.baseline();
            Spread now = each.now();
            table.row(
                    each.workload().title(),
                    Markdown.number(then.median(), 2),
                    Markdown.range(then, 2),
                    Markdown.number(now.median(), 2),
                    Markdown.range(now, 2),
                    Markdown.number(each.change() * 100, 0) + " %",
                    each.fell() ? "fell" : "-");
        }
        return table.toString();
    }
}
