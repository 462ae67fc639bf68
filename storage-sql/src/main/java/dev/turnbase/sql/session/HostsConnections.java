package dev.turnbase.sql.session;

import java.sql.Connection;
import java.sql.SQLException;

/** What a database asks of a host's connection whose transaction is to be joined. */
@FunctionalInterface
public interface HostsConnections {
    /** Throws {@link IllegalStateException} if operations in the connection's transaction could do harm. */
    void requireFit(Connection connection) throws SQLException;
}
