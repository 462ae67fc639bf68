package dev.turnbase.contract.report;

import dev.turnbase.contract.report.Result.Outcome;
import java.util.List;
import java.util.Set;

/**
 * A test method of the kit, whether it was run or not.
 *
 * @param topic the topic's name
 * @param test the method's name
 * @param rules the rules that it holds an engine to
 */
public record KitTest(String topic, String test, Set<String> rules) {
    /** Copies the rules. */
    public KitTest {
        rules = Set.copyOf(rules);
    }

    /** Whether it was run, and each of its runs passed. */
    boolean passed(List<Result> results) {
        List<Result> own = results.stream()
                .filter(result -> result.topic().equals(topic) && result.test().equals(test))
                .toList();
        return !own.isEmpty() && own.stream().allMatch(result -> result.ended(Outcome.PASSED));
    }
}
