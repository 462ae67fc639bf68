package dev.turnbase.faults;

import dev.turnbase.databases.OnMariaDb;
import dev.turnbase.servers.TestServers;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;

/** What goes wrong with MariaDB, and what callers are told. Mostly it waits: for locks, timeouts and servers that come back. */
@OnMariaDb
@Tag("faults")
@Tag("thorough")
final class MariaDbFaultsTest {
    private static final Ways WAYS = new MySqlWays(TestServers::mariadb);

    @Nested
    class Constraints extends ConstraintFaults {
        Constraints() {
            super(WAYS);
        }
    }

    @Nested
    class Contention extends ContentionFaults {
        Contention() {
            super(WAYS);
        }
    }

    @Nested
    class Timeouts extends TimeoutFaults {
        Timeouts() {
            super(WAYS);
        }
    }

    @Nested
    class Opening extends OpeningFaults {
        Opening() {
            super(WAYS);
        }
    }

    @Nested
    class Connections extends ConnectionFaults {
        Connections() {
            super(WAYS);
        }
    }

    @Nested
    class Unwritable extends UnwritableFaults {
        Unwritable() {
            super(WAYS);
        }
    }

    @Nested
    class Commits extends CommitFaults {
        Commits() {
            super(WAYS);
        }
    }

    @Nested
    class Joined extends JoinedFaults {
        Joined() {
            super(WAYS);
        }
    }

    @Nested
    class Loads extends LoadFaults {
        Loads() {
            super(WAYS);
        }
    }
}
