package dev.turnbase.contract.report;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How one test ended.
 *
 * @param topic the topic's name
 * @param test the method's name
 * @param name the test's, which differs from the method's for one of several runs of it
 * @param rules the rules that it holds an engine to
 * @param failure what went wrong; null if nothing did
 */
public record Result(
        String topic,
        String test,
        String name,
        Set<String> rules,
        Outcome outcome,
        Duration duration,
        @Nullable String failure) {
    /** How a test can end. */
    public enum Outcome {
        /** It passed. */
        PASSED,
        /** It failed. */
        FAILED,
        /** It did not run to its end, be it left out or given up. */
        NOT_RUN
    }

    /** Copies the rules, and takes passwords out of the texts. */
    public Result {
        rules = Set.copyOf(rules);
        name = ReportText.plain(name);
        failure = failure == null ? null : ReportText.plain(failure);
    }

    boolean ended(Outcome how) {
        return outcome == how;
    }
}
