package dev.turnbase.sql.engine;

import dev.turnbase.sql.session.ErrorKind;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.jooq.SQLDialect;

/** All in which one database differs from another. Has no state; every question is answered at once. */
public interface Dialect {
    /** The database's short name, which also names the resource of its rendered statements. */
    String name();

    /** What jOOQ calls it; asked only when a statement must be rendered, since it loads jOOQ. */
    SQLDialect jooq();

    /** The column types and table suffixes that the migrations leave open, by placeholder. */
    Map<String, String> migrationPlaceholders();

    /** What an exception of the driver means. */
    ErrorKind classify(SQLException failure);

    /** Whether it takes one writer at a time. */
    boolean singleWriter();

    /**
     * Asks a host's connection, whose transaction is to be joined, for what would let writes do harm unnoticed; throws
     * {@link IllegalStateException} if it finds that.
     */
    void requireFit(Connection connection) throws SQLException;
}
