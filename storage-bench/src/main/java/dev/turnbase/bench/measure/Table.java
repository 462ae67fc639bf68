package dev.turnbase.bench.measure;

import dev.turnbase.bench.contender.Contender;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Results as a table of Markdown. */
public final class Table {
    private static final String HEAD = """
            | workload | contender | operations/s | ratio to jdbc | least to most | p50, µs | p99, µs | wrong |
            |---|---|---|---|---|---|---|---|
            """;

    private Table() {}

    /** A line for each contender that did the work; ratios are to hand-written JDBC. */
    public static String of(List<Result> results) {
        return results.stream()
                .filter(each -> !each.samples().isEmpty())
                .map(each -> line(each, limit(results, each)))
                .collect(Collectors.joining("\n", HEAD, "\n"));
    }

    private static Optional<Result> limit(List<Result> results, Result of) {
        return results.stream()
                .filter(each -> each.workload() == of.workload()
                        && each.contender() == Contender.JDBC
                        && !each.samples().isEmpty())
                .findFirst();
    }

    private static String line(Result result, Optional<Result> limit) {
        Optional<Spread> ratio = limit.map(result::ratioTo);
        return String.format(
                Locale.ROOT,
                "| %s | %s | %,.0f | %s | %s | %,.0f | %,.0f | %s |",
                result.workload().title(),
                result.contender().title(),
                result.median(Sample::perSecond),
                ratio.map(each -> number(each.median())).orElse("-"),
                ratio.map(each -> number(each.least()) + " to " + number(each.most()))
                        .orElse("-"),
                result.median(Sample::p50Micros),
                result.median(Sample::p99Micros),
                result.faults().isEmpty() ? "-" : String.join(", ", result.faults()));
    }

    private static String number(double ratio) {
        return String.format(Locale.ROOT, ratio < 0.1 ? "%.4f" : "%.2f", ratio);
    }
}
