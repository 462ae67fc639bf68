package dev.turnbase.sql.session;

import dev.turnbase.sql.statement.Statements;
import java.sql.Connection;

/**
 * Makes sessions on connections of one database.
 *
 * @param statements the dialect's rendered statements
 * @param traits what the sessions can do
 * @param listener is told of each statement
 * @param limit how long a statement may run
 */
record SessionFactory(Statements statements, Traits traits, StatementListener listener, StatementLimit limit) {
    /** A session on a connection that commits by itself. */
    Session on(Connection connection) {
        KeptStatements kept = new KeptStatements(connection, listener);
        limit.watch(kept);
        return new Session(connection, statements, traits, kept);
    }

    /** A session inside the transaction that is open on a connection of the host's; how long statements run is the host's. */
    Session joined(Connection connection) {
        return new Session(connection, statements, Traits.HOSTS, new KeptStatements(connection, listener));
    }
}
