package dev.turnbase.mutants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnbase.mutants.KitRun.Ended;
import dev.turnbase.runs.ContractRules;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** The mutants that need no server, and what holds for all. */
@Order(Integer.MAX_VALUE)
final class MutantsTest extends MutantRuns {
    MutantsTest() {
        super(base -> base != Base.POSTGRES);
    }

    @Test
    void every_rule_of_the_contract_has_a_mutant() {
        Set<String> broken = Mutants.ALL.stream().map(Mutant::rule).collect(Collectors.toCollection(TreeSet::new));

        assertThat(broken).isEqualTo(ContractRules.tested());
        assertThat(Mutants.ALL).extracting(Mutant::name).doesNotHaveDuplicates();
        assertThat(Mutants.ALL).filteredOn(Mutant::overlapping).hasSizeGreaterThan(10);
    }

    @Test
    void the_wrapper_without_a_twist_passes_every_test() {
        List<Ended> ended = KitRun.of(Mutants.NONE, test -> true);

        assertThat(ended).hasSizeGreaterThan(700);
        assertThat(ended).filteredOn(Ended::failed).isEmpty();
    }
}
