package dev.turnbase.injected;

import org.junit.jupiter.api.Tag;

/** Single faults on MariaDb. */
@Tag("mariadb")
@Tag("thorough")
final class MariaDbSingleFaultsTest extends SingleFaults {
    MariaDbSingleFaultsTest() {
        super(Target.MARIADB);
    }
}
