package dev.turnbase.faults;

import dev.turnbase.databases.OnPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;

/** What goes wrong with PostgreSQL, and what callers are told. Mostly it waits: for locks, timeouts and servers that come back. */
@OnPostgres
@Tag("faults")
@Tag("thorough")
final class PostgresFaultsTest {
    private static final Ways WAYS = new PostgresWays();

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
    class Room extends RoomFaults {
        Room() {
            super(WAYS);
        }
    }

    @Nested
    class Loads extends LoadFaults {
        Loads() {
            super(WAYS);
        }
    }

    @Nested
    class DefaultIsolation extends DefaultIsolationFaults {
        DefaultIsolation() {
            super(WAYS);
        }
    }

    @Nested
    class Snapshots extends SnapshotFaults {
        Snapshots() {
            super(WAYS);
        }

        @Override
        void isolate(Connection connection) throws SQLException {
            connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
        }

        @Override
        String changed() {
            return "40001/0";
        }
    }
}
