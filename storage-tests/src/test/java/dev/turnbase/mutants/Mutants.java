package dev.turnbase.mutants;

import dev.turnbase.StorageEngine;
import dev.turnbase.error.UnsupportedException;
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

    /** One that does not say how it is, which is no rule's to forbid; what the report makes of it is tested. */
    static final Mutant WITHOUT_STATUS =
            Mutant.of("without-status", "", "has no status", Twist.on(StorageEngine.class, "status", call -> {
                throw new UnsupportedException("there is no status");
            }));

    private Mutants() {}

    static Mutant named(String name) {
        return Stream.concat(Stream.of(NONE, WITHOUT_STATUS), ALL.stream())
                .filter(mutant -> mutant.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no mutant " + name));
    }
}
