package dev.turnbase.mutants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnbase.mutants.KitRun.Ended;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** Holds every test of the kit to holding the engine to something. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@Tag("thorough")
@ResourceLock(Resources.SYSTEM_PROPERTIES)
@Order(Integer.MAX_VALUE)
final class NothingTest {
    @BeforeEach
    void be_less_patient() {
        KitRun.beLessPatient(1);
    }

    @AfterEach
    void be_patient_again() {
        KitRun.bePatientAgain();
    }

    @Test
    void an_engine_that_does_nothing_fails_every_test() {
        List<Ended> ended = KitRun.of(NothingContract.class, Map.of(), test -> true);

        assertThat(ended).hasSizeGreaterThan(700);
        assertThat(ended).filteredOn(each -> !each.failed()).isEmpty();
    }
}
