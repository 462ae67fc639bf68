package dev.turnbase.joined;

import dev.turnbase.databases.OnMySql;
import dev.turnbase.servers.TestServers;
import org.junit.jupiter.api.Tag;

/** Joins on MySQL. */
@OnMySql
@Tag("thorough")
final class MySqlJoinTest extends MysqlJoins {
    MySqlJoinTest() {
        super(TestServers.mysql());
    }
}
