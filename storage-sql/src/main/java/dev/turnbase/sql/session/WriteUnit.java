package dev.turnbase.sql.session;

import dev.turnbase.error.OutcomeUnknownException;
import dev.turnbase.error.StorageException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Runs work in a transaction on one session and settles how it ended, a commit without an answer included. Each method
 * makes one attempt.
 */
final class WriteUnit {
    private final TransactionControl control;
    private final Failures failures;
    private final CommitProbe probe;

    WriteUnit(TransactionControl control, Failures failures, CommitProbe probe) {
        this.control = control;
        this.failures = failures;
        this.probe = probe;
    }

    /** Runs one write alone. */
    <T extends @Nullable Object> T run(Session session, WriteWork<T> work) throws Contended {
        begin(session);
        T result;
        try {
            result = work.run(session);
        } catch (SQLException e) {
            rollback(session);
            throw failed(session, work, e);
        } catch (RuntimeException | Error e) {
            rollback(session);
            throw e;
        }
        commit(session, session.takeWitness());
        return result;
    }

    /** Begins; a session that can't, but for contention, is dropped, so that the next attempt has a new one. */
    void begin(Session session) throws Contended {
        try {
            control.begin(session);
        } catch (SQLException e) {
            if (failures.kind(e) != ErrorKind.CONTENTION) {
                session.drop();
            }
            throw contendedOr(e);
        }
    }

    /**
     * Commits; returns if the writes are there for certain.
     *
     * @throws Contended if they are not, and may be tried again
     */
    void commit(Session session, @Nullable Witness declared) throws Contended {
        Witness witness;
        try {
            boolean needsMark = session.hasDeleted() || (declared == null && session.hasChanged());
            witness = needsMark ? Marks.mark(session) : declared;
        } catch (SQLException e) {
            rollback(session);
            throw contendedOr(e);
        }
        try {
            control.commit(session);
            session.settleMark();
        } catch (SQLException e) {
            settle(session, witness, e);
        }
    }

    /** Rolls back; a session that can't is dropped, which rolls back too. */
    void rollback(Session session) {
        boolean done = false;
        try {
            control.rollback(session);
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

    TransactionControl control() {
        return control;
    }

    private void settle(Session session, @Nullable Witness witness, SQLException failure) throws Contended {
        // A host's pool does not know of the transaction: returned open, the connection would keep its locks.
        rollback(session);
        session.drop();
        Outcome outcome = witness == null ? Outcome.ROLLED_BACK : probe.outcome(witness);
        switch (outcome) {
            case COMMITTED -> {}
            case ROLLED_BACK -> throw contendedOr(failure);
            case UNKNOWN ->
                throw new OutcomeUnknownException(
                        "the connection was lost at commit and the database could not be asked what became of it; look for "
                                + "the write before making it again",
                        failure);
        }
    }
}
