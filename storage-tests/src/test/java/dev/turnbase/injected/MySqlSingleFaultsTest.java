package dev.turnbase.injected;

import org.junit.jupiter.api.Tag;

/** Single faults on MySql. */
@Tag("mysql")
final class MySqlSingleFaultsTest extends SingleFaults {
    MySqlSingleFaultsTest() {
        super(Target.MYSQL);
    }
}
