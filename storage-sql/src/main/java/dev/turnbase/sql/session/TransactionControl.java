package dev.turnbase.sql.session;

import java.sql.SQLException;

/** Begins and ends transactions, by statements on an autocommitting connection. */
final class TransactionControl {
    private static final String SAVEPOINT = "SAVEPOINT turnbase_write";
    private static final String RELEASE = "RELEASE SAVEPOINT turnbase_write";
    private static final String ROLLBACK_TO = "ROLLBACK TO SAVEPOINT turnbase_write";

    private final String beginStatement;

    TransactionControl(String beginStatement) {
        this.beginStatement = beginStatement;
    }

    void begin(Session session) throws SQLException {
        session.reset();
        session.execute(beginStatement);
    }

    void commit(Session session) throws SQLException {
        session.execute("COMMIT");
    }

    void rollback(Session session) throws SQLException {
        session.execute("ROLLBACK");
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
