package dev.turnbase.injected;

import dev.turnbase.contract.ReplayContract;
import dev.turnbase.databases.OnMySql;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** The contract on MySQL while things go wrong that the engine absorbs. */
@OnMySql
@Tag("thorough")
@ResourceLock(value = Resources.SYSTEM_PROPERTIES, mode = ResourceAccessMode.READ)
@Order(1)
final class MySqlUnderFaultsTest {
    /** Transactions that meet others; without replays, some of which are made without retry. */
    @Nested
    class Contended extends FewTopics {
        Contended() {
            super(Target.MYSQL, Way.CONTENDED);
        }
    }

    /** Commits whose answer is lost. */
    @Nested
    class LostCommits extends FewTopics {
        LostCommits() {
            super(Target.MYSQL, Way.LOST);
        }

        @Nested
        class Replay extends ReplayContract {}
    }

    /** Answers that come late. */
    @Nested
    class SlowAnswers extends FewTopics {
        SlowAnswers() {
            super(Target.MYSQL, Way.SLOW);
        }

        @Nested
        class Replay extends ReplayContract {}
    }

    /** A clock that jumps back. */
    @Nested
    class JumpingClock extends FewTopics {
        JumpingClock() {
            super(Target.MYSQL, Way.CLOCK);
        }

        @Nested
        class Replay extends ReplayContract {}
    }
}
