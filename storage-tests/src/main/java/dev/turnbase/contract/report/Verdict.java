package dev.turnbase.contract.report;

import dev.turnbase.contract.report.Result.Outcome;
import java.util.List;

/**
 * What a run says of one rule.
 *
 * @param rule its id
 * @param sentence what it says
 * @param results how its tests ended
 */
record Verdict(String rule, String sentence, List<Result> results) {
    /** Held if all of its tests passed; not run if one did not run, or there is none. */
    String word() {
        if (results.stream().anyMatch(result -> result.ended(Outcome.FAILED))) {
            return "broken";
        }
        boolean all = !results.isEmpty() && results.stream().allMatch(result -> result.ended(Outcome.PASSED));
        return all ? "held" : "not run";
    }

    List<Result> failures() {
        return results.stream().filter(result -> result.ended(Outcome.FAILED)).toList();
    }
}
