package dev.turnbase.injected;

import dev.turnbase.contract.BulkContract;
import dev.turnbase.contract.DeletionContract;
import dev.turnbase.contract.ReplayContract;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;

/** The contract on SQLite while things go wrong that the engine absorbs. */
@Tag("sqlite")
@Tag("thorough")
final class SqliteUnderFaultsTest {
    /** Transactions that meet others; without replays, some of which are made without retry. */
    @Nested
    class Contended extends ManyTopics {
        Contended() {
            super(Target.SQLITE, Way.CONTENDED);
        }

        /** By itself here: a lost commit of a transaction that changes nothing is told, and some of these do not. */
        @Nested
        class Deletion extends DeletionContract {}
    }

    /** Commits whose answer is lost. */
    @Nested
    class LostCommits extends ManyTopics {
        LostCommits() {
            super(Target.SQLITE, Way.LOST);
        }

        @Nested
        class Replay extends ReplayContract {}

        /** By itself here: these send so many statements that contention would never end. */
        @Nested
        class Bulk extends BulkContract {}
    }

    /** Answers that come late. */
    @Nested
    class SlowAnswers extends SomeTopics {
        SlowAnswers() {
            super(Target.SQLITE, Way.SLOW);
        }

        @Nested
        class Replay extends ReplayContract {}
    }

    /** A clock that jumps back. */
    @Nested
    class JumpingClock extends SomeTopics {
        JumpingClock() {
            super(Target.SQLITE, Way.CLOCK);
        }

        @Nested
        class Replay extends ReplayContract {}
    }
}
