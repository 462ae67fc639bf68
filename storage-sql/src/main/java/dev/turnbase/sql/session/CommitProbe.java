package dev.turnbase.sql.session;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Finds out what became of a commit whose answer was lost. */
abstract class CommitProbe {
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final CommitMarkers markers = new CommitMarkers();
    private final SessionSource sessions;
    private final Duration longest;

    /** @param longest how long to go on asking a database that does not answer */
    CommitProbe(SessionSource sessions, Duration longest) {
        this.sessions = sessions;
        this.longest = longest;
    }

    /** What will prove that the open transaction was committed, left in it if need be; null if it changes nothing. */
    abstract @Nullable Witness prepare(Session session) throws SQLException;

    final CommitMarkers markers() {
        return markers;
    }

    /** Asks once, on a session of its own. */
    abstract Outcome ask(Session session, Witness witness) throws SQLException;

    /** Asks until there is an answer. An interrupt waits: the thread could not pause, and a virtual one not read the answer. */
    final Outcome outcome(Witness witness) {
        boolean interrupted = Thread.interrupted();
        long deadline = System.nanoTime() + longest.toNanos();
        try {
            do {
                try {
                    return asked(witness);
                } catch (SQLException e) {
                    LockSupport.parkNanos(PAUSE.toNanos());
                    interrupted |= Thread.interrupted();
                }
            } while (System.nanoTime() - deadline < 0);
            return Outcome.UNKNOWN;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private Outcome asked(Witness witness) throws SQLException {
        Session session = sessions.open();
        try {
            return ask(session, witness);
        } finally {
            end(session);
        }
    }

    /** A host's pool does not know of the transaction: returned open, the connection would keep its locks. */
    private static void end(Session session) {
        try {
            session.rollback();
        } catch (SQLException ignored) {
            // The connection is lost, and its transaction with it.
        } finally {
            session.drop();
        }
    }
}
