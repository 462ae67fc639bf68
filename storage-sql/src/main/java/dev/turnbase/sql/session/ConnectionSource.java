package dev.turnbase.sql.session;

import java.sql.Connection;
import java.sql.SQLException;

/** Opens connections, or borrows them from a pool; closing one ends or returns it. */
@FunctionalInterface
public interface ConnectionSource {
    /** A connection that commits each statement. */
    Connection open() throws SQLException;
}
