package dev.turnbase.mutants;

import java.util.List;
import java.util.stream.Stream;

/** All mutants. */
final class Mutants {
    static final List<Mutant> ALL = Stream.of(
                    TextMutants.ALL,
                    TimeMutants.ALL,
                    CreationMutants.ALL,
                    ChangeMutants.ALL,
                    ConversationMutants.ALL,
                    TurnMutants.ALL,
                    StreamMutants.ALL,
                    PageMutants.ALL,
                    TransactionMutants.ALL,
                    TenantMutants.ALL,
                    ErrorMutants.ALL,
                    OpeningMutants.ALL,
                    DurabilityMutants.ALL,
                    OverlapMutants.ALL)
            .flatMap(List::stream)
            .toList();

    /** The wrapper without any twist, on which every test has to pass. */
    static final Mutant NONE = Mutant.of("none", "", "nothing", Twist.NONE);

    private Mutants() {}

    static Mutant named(String name) {
        return Stream.concat(Stream.of(NONE), ALL.stream())
                .filter(mutant -> mutant.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no mutant " + name));
    }
}
