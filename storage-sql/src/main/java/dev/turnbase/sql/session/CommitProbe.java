package dev.turnbase.sql.session;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Asks a database what became of a commit whose answer was lost: in a new transaction, which can't begin, or can't get
 * its lock, before the old session is gone, it looks for the row that the lost one inserted.
 */
final class CommitProbe {
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final SessionSource sessions;
    private final TransactionControl control;
    private final Duration longest;

    CommitProbe(SessionSource sessions, TransactionControl control, Duration longest) {
        this.sessions = sessions;
        this.control = control;
        this.longest = longest;
    }

    Outcome outcome(Witness witness) {
        long deadline = System.nanoTime() + longest.toNanos();
        do {
            try {
                return asked(witness) ? Outcome.COMMITTED : Outcome.ROLLED_BACK;
            } catch (SQLException e) {
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        } while (System.nanoTime() - deadline < 0);
        return Outcome.UNKNOWN;
    }

    private boolean asked(Witness witness) throws SQLException {
        Session session = sessions.open();
        try {
            control.begin(session);
            boolean there = session.exists(witness.lookup(), witness.keys().toArray());
            control.rollback(session);
            return there;
        } finally {
            session.drop();
        }
    }
}
