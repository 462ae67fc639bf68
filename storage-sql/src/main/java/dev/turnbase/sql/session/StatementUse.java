package dev.turnbase.sql.session;

import java.sql.PreparedStatement;
import java.sql.SQLException;

/** What is done with a prepared statement while it runs. */
interface StatementUse<T> {
    T of(PreparedStatement prepared) throws SQLException;
}
