package dev.turnbase.mutants;

import dev.turnbase.contract.StorageFixture;
import dev.turnbase.runs.MemoryContractTest;
import dev.turnbase.runs.PostgresContractTest;
import dev.turnbase.runs.SqliteContractTest;

/** The right engine that a mutant is made of. */
enum Base {
    MEMORY,
    SQLITE,
    POSTGRES;

    /** Where its databases come from. */
    StorageFixture fixture() {
        return switch (this) {
            case MEMORY -> new MemoryContractTest();
            case SQLITE -> new SqliteContractTest();
            case POSTGRES -> new PostgresContractTest();
        };
    }
}
