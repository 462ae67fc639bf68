package dev.turnbase.injected;

import org.junit.jupiter.api.Tag;

/** Single faults on Postgres. */
@Tag("postgres")
@Tag("thorough")
final class PostgresSingleFaultsTest extends SingleFaults {
    PostgresSingleFaultsTest() {
        super(Target.POSTGRES);
    }
}
