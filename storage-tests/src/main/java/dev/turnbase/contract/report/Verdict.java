package dev.turnbase.contract.report;

import dev.turnbase.contract.report.Result.Outcome;
import java.util.List;
import java.util.Optional;

/**
 * What a run says of one rule.
 *
 * @param rule its id
 * @param sentence what it says
 * @param results how the tests that name it ended
 * @param methods how many test methods of the kit name it
 * @param passed how many of these were run and passed
 */
record Verdict(String rule, String sentence, List<Result> results, int methods, int passed) {
    static Verdict of(String rule, String sentence, List<Result> all, List<KitTest> kit) {
        List<KitTest> naming =
                kit.stream().filter(test -> test.rules().contains(rule)).toList();
        return new Verdict(
                rule,
                sentence,
                all.stream().filter(result -> result.rules().contains(rule)).toList(),
                naming.size(),
                (int) naming.stream().filter(test -> test.passed(all)).count());
    }

    /** Broken if a test failed, held if all tests of the kit that name it passed, else not run. */
    String word() {
        if (!failures().isEmpty()) {
            return "broken";
        }
        return methods > 0 && passed == methods ? "held" : "not run";
    }

    /** Why it counts as not run. */
    Optional<String> why() {
        if (!word().equals("not run")) {
            return Optional.empty();
        }
        return Optional.of(
                switch (methods) {
                    case 0 -> "no test of the kit names it";
                    case 1 -> "its only test method did not run";
                    default -> passed + " of its " + methods + " test methods ran";
                });
    }

    List<Result> failures() {
        return results.stream().filter(result -> result.ended(Outcome.FAILED)).toList();
    }
}
