package dev.turnbase.sql.session;

import java.sql.SQLException;

/** Opens sessions on new connections. */
@FunctionalInterface
interface SessionSource {
    /** A session on a connection of its own, which the caller drops when done. */
    Session open() throws SQLException;
}
