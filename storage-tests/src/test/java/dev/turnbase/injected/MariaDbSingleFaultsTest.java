package dev.turnbase.injected;

import dev.turnbase.databases.OnMariaDb;
import org.junit.jupiter.api.Tag;

/** Single faults on MariaDb. */
@OnMariaDb
@Tag("thorough")
final class MariaDbSingleFaultsTest extends SingleFaults {
    MariaDbSingleFaultsTest() {
        super(Target.MARIADB);
    }
}
