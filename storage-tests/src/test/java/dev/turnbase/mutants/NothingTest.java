package dev.turnbase.mutants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnbase.mutants.KitRun.Ended;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** Holds every test of the kit to holding the engine to something. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class NothingTest {
    @Test
    void an_engine_that_does_nothing_fails_every_test() {
        System.setProperty("turnbase.contract.patience", "3");
        List<Ended> ended = KitRun.of(NothingContract.class, Map.of(), test -> true);

        ended.stream().filter(e -> e.nanos() > 500_000_000L).forEach(e -> System.out.println("SLOW " + e.nanos()/1000000 + e));
        assertThat(ended).hasSizeGreaterThan(700);
        assertThat(ended.stream().filter(each -> !each.failed()).map(each -> each.test() + " " + each.name()))
                .isEmpty();
    }
}
