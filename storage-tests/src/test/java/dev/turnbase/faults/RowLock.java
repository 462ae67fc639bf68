package dev.turnbase.faults;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A transaction beside the engine that holds what it has locked until it is closed. */
record RowLock(Connection connection) implements AutoCloseable {
    /** Runs the query that locks, which must find a row. */
    static RowLock of(Scene scene, String sql) {
        try {
            Connection connection = scene.connect();
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(sql)) {
                if (!rows.next()) {
                    throw new IllegalStateException("nothing to lock: " + sql);
                }
            }
            return new RowLock(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try (connection) {
            connection.rollback();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
