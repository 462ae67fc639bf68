package dev.turnbase.injected;

import org.junit.jupiter.api.Tag;

/** Single faults on MySql. */
@Tag("mysql")
@Tag("thorough")
final class MySqlSingleFaultsTest extends SingleFaults {
    MySqlSingleFaultsTest() {
        super(Target.MYSQL);
    }
}
