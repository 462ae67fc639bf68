package dev.turnbase.joined;

import dev.turnbase.databases.OnMariaDb;
import dev.turnbase.servers.TestServers;
import org.junit.jupiter.api.Tag;

/** Joins on MariaDB. */
@OnMariaDb
@Tag("thorough")
final class MariaDbJoinTest extends MysqlJoins {
    MariaDbJoinTest() {
        super(TestServers.mariadb());
    }
}
