package dev.turnbase.injected;

import org.junit.jupiter.api.Tag;

/** Single faults on Sqlite. */
@Tag("sqlite")
@Tag("thorough")
final class SqliteSingleFaultsTest extends SingleFaults {
    SqliteSingleFaultsTest() {
        super(Target.SQLITE);
    }
}
