package dev.turnbase.sql.session;

import dev.turnbase.sql.statement.Statements;
import java.sql.SQLException;
import java.util.function.Function;

/**
 * What a database is worked with by.
 *
 * @param label what errors call it; no secrets
 * @param statements the dialect's rendered statements
 * @param classifier what a driver's exception means
 * @param traits what its sessions can do
 * @param singleWriter whether it takes one writer at a time, so that writes queue here and not there
 * @param hosts what it asks of connections whose transaction is joined
 * @param connections opens connections beside the pool
 * @param pool connections to read by, and to write by unless there is a single writer
 */
public record Backend(
        String label,
        Statements statements,
        Function<SQLException, ErrorKind> classifier,
        Traits traits,
        boolean singleWriter,
        HostsConnections hosts,
        ConnectionSource connections,
        ConnectionPool pool) {}
