package dev.turnbase.bench.compare;

import dev.turnbase.bench.contender.Contender;
import dev.turnbase.bench.measure.Result;
import dev.turnbase.bench.measure.Spread;
import dev.turnbase.bench.measure.Table;
import dev.turnbase.bench.workload.Workloads;
import java.util.List;
import java.util.Optional;

/**
 * A contender's ratio to hand-written JDBC, then and now.
 *
 * @param tolerance by which part the ratio may fall, 0.2 for a fifth
 */
record Verdict(Workloads workload, Contender contender, Spread baseline, Spread now, double tolerance) {
    /** What can be compared: what both runs have, besides hand-written JDBC. */
    static List<Verdict> of(List<Result> baseline, List<Result> now, double tolerance) {
        return baseline.stream()
                .filter(then -> then.contender() != Contender.JDBC)
                .flatMap(then -> of(then, baseline, now, tolerance).stream())
                .toList();
    }

    private static Optional<Verdict> of(Result then, List<Result> baseline, List<Result> now, double tolerance) {
        Optional<Spread> before = ratio(then, baseline);
        Optional<Spread> after = now.stream()
                .filter(each -> each.workload() == then.workload() && each.contender() == then.contender())
                .findFirst()
                .flatMap(each -> ratio(each, now));
        return before.flatMap(
                was -> after.map(is -> new Verdict(then.workload(), then.contender(), was, is, tolerance)));
    }

    private static Optional<Spread> ratio(Result result, List<Result> all) {
        return result.samples().isEmpty()
                ? Optional.empty()
                : Table.limit(all, result).map(result::ratioTo);
    }

    /** Whether the median fell by more than the tolerance, and no round was as good as one of the baseline. */
    boolean fell() {
        return now.median() < baseline.median() * (1 - tolerance) && now.most() < baseline.least();
    }

    /** How the median changed, as a part of the baseline's. */
    double change() {
        return now.median() / baseline.median() - 1;
    }
}
