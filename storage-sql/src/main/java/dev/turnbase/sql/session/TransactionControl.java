package dev.turnbase.sql.session;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Begins and ends transactions: by statements on an autocommitting connection, or in the driver's own way. */
final class TransactionControl {
    private static final String SAVEPOINT = "SAVEPOINT turnbase_write";
    private static final String RELEASE = "RELEASE SAVEPOINT turnbase_write";
    private static final String ROLLBACK_TO = "ROLLBACK TO SAVEPOINT turnbase_write";

    private final @Nullable String beginStatement;

    TransactionControl(@Nullable String beginStatement) {
        this.beginStatement = beginStatement;
    }

    void begin(Session session) throws SQLException {
        session.reset();
        if (beginStatement == null) {
            session.connection().setAutoCommit(false);
        } else {
            session.execute(beginStatement);
        }
    }

    void commit(Session session) throws SQLException {
        if (beginStatement == null) {
            session.connection().commit();
            session.connection().setAutoCommit(true);
        } else {
            session.execute("COMMIT");
        }
    }

    void rollback(Session session) throws SQLException {
        if (beginStatement == null) {
            session.connection().rollback();
            session.connection().setAutoCommit(true);
        } else {
            session.execute("ROLLBACK");
        }
    }

    void savepoint(Session session) throws SQLException {
        session.execute(SAVEPOINT);
    }

    void release(Session session) throws SQLException {
        session.execute(RELEASE);
    }

    void rollbackToSavepoint(Session session) throws SQLException {
        session.execute(ROLLBACK_TO);
        session.execute(RELEASE);
    }
}
