package dev.turnbase.mutants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnbase.mutants.KitRun.Ended;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds the kit to catching every mutant, by a test of the rule that it breaks. Run with {@code -Dkit-power=write} to
 * write the table of docs/kit-power.md anew: then all tests of a mutant's rule are run, else the one in the table.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class MutantsTest {
    private static final String PATIENCE = "turnbase.contract.patience";

    /** What a test is named like in which calls overlap. */
    private static final String CROWDED = ".*(_at_once|_many_|threads|while|processes).*";

    private final Map<String, String> catchers = new TreeMap<>();

    static List<Mutant> mutants() {
        String only = System.getProperty("mutant", "");
        return Mutants.ALL.stream()
                .filter(mutant -> mutant.name().contains(only))
                .toList();
    }

    @BeforeAll
    void be_less_patient() {
        System.setProperty(PATIENCE, "3");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mutants")
    void a_mutant_is_caught_by_a_test_of_the_rule_that_it_breaks(Mutant mutant) {
        String known = KitPower.catcher(mutant).orElse("");
        List<Ended> ended = KitRun.of(mutant, KitRun.ofRule(mutant.rule()).and(KitRun.named(known)));
        if (KitPower.writes() && ended.stream().noneMatch(Ended::caught)) {
            ended = KitRun.of(mutant, KitRun.ofRule(mutant.rule()));
        }

        if (System.getProperty("kit-time") != null) {
            System.out.println(mutant + " " + ended.stream().mapToLong(Ended::nanos).sum() / 1_000_000 + " ms " + ended.size());
        }
        assertThat(ended).as("run with -Dkit-power=write to find a test").isNotEmpty();
        if (System.getProperty("kit-time") != null) {
            ended.stream().filter(Ended::failed).forEach(e -> System.out.println("FAIL " + mutant + " " + e.test() + " " + e.failure().orElseThrow().replaceAll("\\s+", " ")));
        }
        assertThat(ended).as("%s is caught", mutant).anyMatch(Ended::caught);
        catchers.put(mutant.name(), best(mutant, ended));
    }

    private static String best(Mutant mutant, List<Ended> ended) {
        return ended.stream()
                .filter(Ended::caught)
                .min(Comparator.comparing((Ended each) -> mutant.overlapping() && !each.test().matches(CROWDED))
                        .thenComparing(Ended::nanos))
                .map(Ended::test)
                .orElseThrow();
    }

    @Test
    void the_wrapper_without_a_twist_passes_every_test() {
        List<Ended> ended = KitRun.of(Mutants.NONE, test -> true);

        assertThat(ended).hasSizeGreaterThan(700);
        assertThat(ended).filteredOn(Ended::failed).isEmpty();
    }

    @AfterAll
    void be_patient_again() {
        System.clearProperty(PATIENCE);
    }

    @AfterAll
    void the_page_has_the_table() {
        if (KitPower.writes()) {
            Map<String, String> all = new TreeMap<>(KitPower.catchers());
            all.putAll(catchers);
            KitPower.write(KitPower.table(Mutants.ALL, all));
        }
        assertThat(KitPower.table())
                .as("run the test with -Dkit-power=write")
                .isEqualTo(KitPower.table(Mutants.ALL, KitPower.catchers()));
    }
}
