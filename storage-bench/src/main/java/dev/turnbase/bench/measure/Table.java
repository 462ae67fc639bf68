package dev.turnbase.bench.measure;

import dev.turnbase.bench.contender.Contender;
import java.util.List;
import java.util.Optional;

/** Results as a table of Markdown. */
public final class Table {
    private Table() {}

    /** A line for each contender that did the work; ratios are to hand-written JDBC. */
    public static String of(List<Result> results) {
        Markdown table = new Markdown(
                "workload",
                "contender",
                "operations/s",
                "ratio to jdbc",
                "least to most",
                "p50, µs",
                "p99, µs",
                "wrong");
        results.stream()
                .filter(each -> !each.samples().isEmpty())
                .forEach(each -> add(table, each, limit(results, each)));
        return table.toString();
    }

    /** What hand-written JDBC did of the same workload. */
    public static Optional<Result> limit(List<Result> results, Result of) {
        return results.stream()
                .filter(each -> each.workload() == of.workload()
                        && each.contender() == Contender.JDBC
                        && !each.samples().isEmpty())
                .findFirst();
    }

    private static void add(Markdown table, Result result, Optional<Result> limit) {
        Optional<Spread> ratio = limit.map(result::ratioTo);
        table.row(
                result.workload().title(),
                result.contender().title(),
                Markdown.number(result.median(Sample::perSecond), 0),
                ratio.map(each -> number(each.median())).orElse("-"),
                ratio.map(each -> number(each.least()) + " to " + number(each.most()))
                        .orElse("-"),
                Markdown.number(result.median(Sample::p50Micros), 0),
                Markdown.number(result.median(Sample::p99Micros), 0),
                result.faults().isEmpty() ? "-" : String.join(", ", result.faults()));
    }

    private static String number(double ratio) {
        return Markdown.number(ratio, ratio < 0.1 ? 4 : 2);
    }
}
