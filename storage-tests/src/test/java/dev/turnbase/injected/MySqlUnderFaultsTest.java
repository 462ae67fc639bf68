package dev.turnbase.injected;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;

/** The contract on MySQL while things go wrong that the engine absorbs. */
@Tag("mysql")
final class MySqlUnderFaultsTest {
    /** Transactions that meet others. */
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
    }

    /** Answers that come late. */
    @Nested
    class SlowAnswers extends FewTopics {
        SlowAnswers() {
            super(Target.MYSQL, Way.SLOW);
        }
    }

    /** A clock that jumps back. */
    @Nested
    class JumpingClock extends FewTopics {
        JumpingClock() {
            super(Target.MYSQL, Way.CLOCK);
        }
    }
}
