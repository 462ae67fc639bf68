package dev.turnbase.mutants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnbase.contract.HistoryContract;
import dev.turnbase.contract.ModelContract;
import dev.turnbase.mutants.KitRun.Ended;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What random sequences catch by themselves, and what histories do. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("thorough")
@ResourceLock(Resources.SYSTEM_PROPERTIES)
@Order(Integer.MAX_VALUE)
final class PowerTest {
    /** Few sequences, always the same ones, and no time for making them shorter. */
    private static final Map<String, String> SETTINGS = Map.of(
            "turnbase.sequences", "40",
            "turnbase.seed", "1",
            "turnbase.contract.shrink", "0",
            "turnbase.contract.patience", "3");

    static Stream<Mutant> overlapping() {
        return Mutants.ALL.stream().filter(Mutant::overlapping);
    }

    @BeforeAll
    void set() {
        SETTINGS.forEach(System::setProperty);
    }

    @AfterAll
    void reset() {
        SETTINGS.keySet().forEach(System::clearProperty);
    }

    /** One caller alone does not see a mutant that errs when calls overlap, or when its server goes away. */
    @Test
    void random_sequences_alone_catch_at_least_half_of_the_mutants(TestReporter reporter) {
        List<String> caught = Mutants.ALL.stream()
                .filter(mutant -> !mutant.overlapping() && mutant.base() != Base.POSTGRES)
                .filter(mutant -> isCaught(mutant, test -> test.getDeclaringClass() == ModelContract.class))
                .map(Mutant::name)
                .toList();

        reporter.publishEntry("caught by random sequences alone", caught.size() + " of " + Mutants.ALL.size());
        assertThat(caught).hasSizeGreaterThanOrEqualTo((Mutants.ALL.size() + 1) / 2);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("overlapping")
    void histories_alone_catch_a_mutant_that_errs_when_calls_overlap(Mutant mutant) {
        boolean byThreads = isCaught(mutant, test -> isHistory(test, "threads"));
        boolean caught = byThreads || isCaught(mutant, test -> isHistory(test, "processes"));

        assertThat(caught).as(mutant.name()).isTrue();
    }

    private static boolean isHistory(Method test, String by) {
        return test.getDeclaringClass() == HistoryContract.class
                && test.getName().contains(by);
    }

    private static boolean isCaught(Mutant mutant, Predicate<Method> tests) {
        List<Ended> ended = KitRun.of(mutant, tests);
        assertThat(ended).isNotEmpty();
        return ended.stream().anyMatch(Ended::caught);
    }
}
