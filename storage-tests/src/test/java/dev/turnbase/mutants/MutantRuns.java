package dev.turnbase.mutants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnbase.mutants.KitRun.Ended;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds the kit to catching every mutant, by a test of the rule that it breaks: by the one that the table of
 * docs/kit-power.md names. Run with {@code -Dkit-power=write} to write the table anew; then all tests of the rule are run
 * for a mutant that the table's test does not catch. {@code -Dmutant=name} runs those with such a name only.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("thorough")
@ResourceLock(Resources.SYSTEM_PROPERTIES)
abstract class MutantRuns {
    /** What a test is named like in which calls overlap. */
    private static final String CROWDED = ".*(_at_once|_many_|threads|while|processes).*";

    private static final String NAME = System.getProperty("mutant", "");

    private final Predicate<Base> bases;
    private final Map<String, String> catchers = new TreeMap<>();

    /** @param bases what the mutants of this run are made of */
    MutantRuns(Predicate<Base> bases) {
        this.bases = bases;
    }

    final Stream<Mutant> mutants() {
        return named().filter(mutant -> bases.test(mutant.base()));
    }

    private static Stream<Mutant> named() {
        return Mutants.ALL.stream().filter(mutant -> mutant.name().contains(NAME));
    }

    /** A run may be without any only if those that are asked for by name are of the other one. */
    @Test
    void there_are_mutants_to_run() {
        assertThat(NAME.isEmpty() ? mutants() : named()).isNotEmpty();
    }

    @BeforeAll
    void be_less_patient() {
        KitRun.beLessPatient(3);
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @MethodSource("mutants")
    void a_mutant_is_caught_by_a_test_of_the_rule_that_it_breaks(Mutant mutant) {
        String known = KitPower.catcher(mutant).orElse("");
        List<Ended> ended = KitRun.of(mutant, KitRun.ofRule(mutant.rule()).and(KitRun.named(known)));
        if (KitPower.writes() && ended.stream().noneMatch(Ended::caught)) {
            ended = KitRun.of(mutant, KitRun.ofRule(mutant.rule()));
        }

        assertThat(ended).as("run with -Dkit-power=write to find a test").isNotEmpty();
        assertThat(ended).as("%s is caught", mutant).anyMatch(Ended::caught);
        catchers.put(mutant.name(), best(mutant, ended));
    }

    private static String best(Mutant mutant, List<Ended> ended) {
        return ended.stream()
                .filter(Ended::caught)
                .min(Comparator.comparing((Ended each) ->
                                mutant.overlapping() && !each.test().matches(CROWDED))
                        .thenComparing(Ended::nanos))
                .map(Ended::test)
                .orElseThrow();
    }

    @AfterAll
    void be_patient_again() {
        KitRun.bePatientAgain();
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
