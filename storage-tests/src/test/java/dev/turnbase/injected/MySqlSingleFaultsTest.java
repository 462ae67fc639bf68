package dev.turnbase.injected;

import dev.turnbase.databases.OnMySql;
import org.junit.jupiter.api.Tag;

/** Single faults on MySql. */
@OnMySql
@Tag("thorough")
final class MySqlSingleFaultsTest extends SingleFaults {
    MySqlSingleFaultsTest() {
        super(Target.MYSQL);
    }
}
