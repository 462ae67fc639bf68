package dev.turnbase.sql.session;

import static java.util.Objects.requireNonNull;

import dev.turnbase.error.OutcomeUnknownException;
import dev.turnbase.error.StorageException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Runs work in a transaction on one session and settles how it ended, a commit without an answer included. Each method
 * makes one attempt.
 */
final class WriteUnit {
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final Failures failures;
    private final SessionSource sessions;
    private final CommitProbe probe;
    private final Duration longestDoubt;

    /**
     * @param sessions new sessions, to settle by what was left in doubt
     * @param longestDoubt how long to try that
     */
    WriteUnit(Failures failures, SessionSource sessions, CommitProbe probe, Duration longestDoubt) {
        this.failures = failures;
        this.sessions = sessions;
        this.probe = probe;
        this.longestDoubt = longestDoubt;
    }

    /** Runs one write alone. */
    <T extends @Nullable Object> T run(Session session, WriteWork<T> work) throws Contended {
        begin(session);
        session.transaction().alone = true;
        try {
            T result = work.run(session);
            commit(session);
            return result;
        } catch (SQLException e) {
            boolean inDoubt = session.transaction().committing && !isRolledBack(e);
            Witness witness = session.transaction().witness;
            rollback(session);
            if (!inDoubt || seen(session, witness, e) == Outcome.ROLLED_BACK) {
                throw failed(session, work, e);
            }
            session.drop();
            return again(work, e);
        } catch (RuntimeException | Error e) {
            rollback(session);
            throw e;
        }
    }

    /** Begins; a session that can't, but for contention, is dropped, so that the next attempt has a new one. */
    void begin(Session session) throws Contended {
        try {
            session.begin();
        } catch (SQLException e) {
            if (failures.kind(e) != ErrorKind.CONTENTION) {
                session.drop();
            }
            throw contendedOr(e);
        }
    }

    /**
     * Commits, unless that is done already; returns if the writes are there for certain.
     *
     * @throws SQLException if what was kept back until now failed, and nothing is there
     * @throws Contended if nothing is there, and it may be tried again
     */
    void commit(Session session) throws SQLException, Contended {
        if (session.transaction().committed) {
            return;
        }
        Witness witness = probe.prepare(session);
        try {
            session.commit();
        } catch (SQLException e) {
            if (isRolledBack(e)) {
                settled(witness);
                throw e;
            }
            settle(session, witness, e);
        }
        settled(witness);
    }

    private void settled(@Nullable Witness witness) {
        if (witness != null) {
            probe.markers().settled(witness);
        }
    }

    /** Rolls back; a session that can't is dropped, which rolls back too. */
    void rollback(Session session) {
        boolean done = false;
        try {
            session.rollback();
            done = true;
        } catch (SQLException ignored) {
            // What matters is the failure that led here.
        } finally {
            if (!done) {
                session.drop();
            }
        }
    }

    /** What a failure of a statement means, after the rollback. */
    StorageException failed(Session session, WriteWork<?> work, SQLException failure) throws Contended {
        ErrorKind kind = failures.kind(failure);
        if (Failures.isUpWithSession(kind)) {
            session.drop();
        }
        if (kind != ErrorKind.UNIQUE && kind != ErrorKind.FOREIGN_KEY) {
            return contendedOr(failure);
        }
        begin(session);
        try {
            StorageException explained = work.explain(session);
            if (explained == null) {
                throw new Contended(failure);
            }
            return explained;
        } catch (SQLException e) {
            throw contendedOr(e);
        } finally {
            rollback(session);
        }
    }

    /** The exception to throw, unless the failure is contention, which is thrown here. */
    StorageException contendedOr(SQLException failure) throws Contended {
        if (failures.kind(failure) == ErrorKind.CONTENTION) {
            throw new Contended(failure);
        }
        return failures.translate(failure);
    }

    ErrorKind kind(SQLException failure) {
        return failures.kind(failure);
    }

    StorageException translated(SQLException failure) {
        return failures.translate(failure);
    }

    /** Whether a failure at commit leaves no doubt. All others may have come after it was done. */
    private boolean isRolledBack(SQLException failure) {
        return switch (failures.kind(failure)) {
            case UNIQUE, FOREIGN_KEY, CONTENTION -> true;
            default -> false;
        };
    }

    /**
     * Runs a write again that was committed with its last statement and knows itself again. An interrupt waits: the thread could
     * not pause, and a virtual one not read the answer.
     */
    private <T extends @Nullable Object> T again(WriteWork<T> work, SQLException failure) throws Contended {
        boolean interrupted = Thread.interrupted();
        long deadline = System.nanoTime() + longestDoubt.toNanos();
        try {
            do {
                try {
                    return againOn(sessions.open(), work);
                } catch (SQLException | Contended e) {
                    if (e instanceof SQLException again && kind(again) == ErrorKind.OTHER) {
                        throw unknown(failure);
                    }
                    LockSupport.parkNanos(PAUSE.toNanos());
                    interrupted |= Thread.interrupted();
                }
            } while (System.nanoTime() - deadline < 0);
            throw unknown(failure);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private <T extends @Nullable Object> T againOn(Session session, WriteWork<T> work) throws SQLException, Contended {
        try {
            session.begin();
            session.transaction().again = true;
            T result = work.run(session);
            commit(session);
            return result;
        } catch (SQLException e) {
            rollback(session);
            ErrorKind kind = kind(e);
            if (kind == ErrorKind.UNIQUE || kind == ErrorKind.FOREIGN_KEY) {
                throw failed(session, work, e);
            }
            throw e;
        } catch (RuntimeException | Error e) {
            rollback(session);
            throw e;
        } finally {
            session.drop();
        }
    }

    private void settle(Session session, @Nullable Witness witness, SQLException failure) throws Contended {
        rollback(session);
        Outcome outcome = witness == null ? Outcome.ROLLED_BACK : seen(session, witness, failure);
        // A host's pool does not know of the transaction: returned open, the connection would keep its locks.
        session.drop();
        switch (outcome == Outcome.UNKNOWN ? probe.outcome(requireNonNull(witness)) : outcome) {
            case COMMITTED -> {}
            case ROLLED_BACK -> throw rolledBack(session, failure);
            case UNKNOWN -> throw unknown(failure);
        }
    }

    /** What became of the attempt before a repeated one is still not known, so that is no clean failure. */
    private StorageException rolledBack(Session session, SQLException failure) throws Contended {
        if (session.transaction().again) {
            throw new Contended(failure);
        }
        return contendedOr(failure);
    }

    /**
     * What a look on the same session says, after the rollback: if the session still answers, nothing of what it was sent
     * is under way any more. That is so where the statement was cancelled or refused, not where the connection was lost.
     */
    private Outcome seen(Session session, @Nullable Witness witness, SQLException failure) {
        if (witness == null || session.isDropped() || kind(failure) == ErrorKind.UNREACHABLE) {
            return Outcome.UNKNOWN;
        }
        try {
            boolean there = session.exists(witness.lookup(), witness.keys().toArray());
            return there ? Outcome.COMMITTED : Outcome.ROLLED_BACK;
        } catch (SQLException e) {
            return Outcome.UNKNOWN;
        }
    }

    private static OutcomeUnknownException unknown(SQLException failure) {
        return new OutcomeUnknownException(
                "the connection was lost at commit and the database could not be asked what became of it; look for "
                        + "the write before making it again",
                failure);
    }
}
