package dev.turnbase.mutants;

import dev.turnbase.contract.StorageFixture;
import dev.turnbase.runs.MemoryContractTest;
import dev.turnbase.runs.PostgresContractTest;
import dev.turnbase.runs.SqliteContractTest;
import java.util.function.Supplier;

/** The right engine that a mutant is made of, and where its databases come from. */
enum Base {
    MEMORY(MemoryContractTest::new),
    SQLITE(SqliteContractTest::new),
    POSTGRES(PostgresContractTest::new);

    private final Supplier<StorageFixture> fixture;

    Base(Supplier<StorageFixture> fixture) {
        this.fixture = fixture;
    }

    StorageFixture fixture() {
        return fixture.get();
    }
}
