package dev.turnbase.bench.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnbase.bench.contender.Contender;
import dev.turnbase.bench.measure.JsonFile;
import dev.turnbase.bench.measure.Result;
import dev.turnbase.bench.measure.Run;
import dev.turnbase.bench.measure.Sample;
import dev.turnbase.bench.measure.Spread;
import dev.turnbase.bench.workload.Workloads;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class VerdictTest {
    @Test
    void a_ratio_fell_if_its_median_is_below_the_tolerance_and_the_spreads_do_not_overlap() {
        assertThat(fell(new Spread(0.9, 1.0, 1.1), new Spread(0.7, 0.79, 0.89))).isTrue();
    }

    @Test
    void a_median_within_the_tolerance_is_no_fall() {
        assertThat(fell(new Spread(0.95, 1.0, 1.1), new Spread(0.7, 0.81, 0.89)))
                .isFalse();
    }

    @Test
    void a_median_that_fell_while_the_spreads_overlap_is_no_fall() {
        assertThat(fell(new Spread(0.7, 1.0, 1.1), new Spread(0.4, 0.5, 0.7))).isFalse();
    }

    @Test
    void a_ratio_that_rose_is_no_fall() {
        assertThat(fell(new Spread(0.9, 1.0, 1.1), new Spread(2, 3, 4))).isFalse();
    }

    @Test
    void ratios_are_compared_and_not_operations_a_second() {
        List<Result> then = List.of(result(Contender.JDBC, 100, 200), result(Contender.TURNBASE, 100, 200));
        List<Result> slower = List.of(result(Contender.JDBC, 10, 20), result(Contender.TURNBASE, 10, 20));
        List<Result> worse = List.of(result(Contender.JDBC, 1_000, 2_000), result(Contender.TURNBASE, 700, 1_400));
        assertThat(Verdict.of(then, slower, 0.2)).hasSize(1).noneMatch(Verdict::fell);
        assertThat(Verdict.of(then, worse, 0.2)).hasSize(1).allMatch(Verdict::fell);
    }

    @Test
    void what_one_of_the_runs_lacks_is_not_compared() {
        List<Result> then = List.of(result(Contender.JDBC, 100), result(Contender.TURNBASE, 100));
        assertThat(Verdict.of(then, List.of(result(Contender.TURNBASE, 100)), 0.2))
                .isEmpty();
        assertThat(Verdict.of(List.of(result(Contender.TURNBASE, 100)), then, 0.2))
                .isEmpty();
        assertThat(Verdict.of(then, List.of(result(Contender.JDBC, 100), result(Contender.TURNBASE)), 0.2))
                .isEmpty();
    }

    @Test
    void a_committed_run_has_not_fallen_against_itself() {
        List<Result> results =
                JsonFile.read(Path.of("results", "sqlite.json"), Run.class).results();
        assertThat(Verdict.of(results, results, 0.2)).isNotEmpty().noneMatch(Verdict::fell);
    }

    private static boolean fell(Spread then, Spread now) {
        return new Verdict(Workloads.WINDOW, Contender.TURNBASE, then, now, 0.2).fell();
    }

    private static Result result(Contender contender, double... perSecond) {
        return new Result(
                Workloads.WINDOW,
                contender,
                Arrays.stream(perSecond)
                        .mapToObj(each -> new Sample(each, 1, 1, List.of()))
                        .toList());
    }
}
