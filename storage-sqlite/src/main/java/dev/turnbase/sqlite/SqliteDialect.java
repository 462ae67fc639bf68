package dev.turnbase.sqlite;

import dev.turnbase.sql.engine.Dialect;
import dev.turnbase.sql.session.ErrorKind;
import dev.turnbase.sql.session.Traits;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.jooq.SQLDialect;
import org.sqlite.SQLiteException;

/** In what SQLite differs. Its SQLState is always null, so the result codes of its C interface decide. */
final class SqliteDialect implements Dialect {
    /** SQLITE_BUSY: another connection writes. */
    private static final int BUSY = 5;
    /** SQLITE_LOCKED: a conflict on the same connection or shared cache. */
    private static final int LOCKED = 6;
    /** SQLITE_READONLY: the file, or its folder, can't be written. */
    static final int READONLY = 8;
    /** SQLITE_INTERRUPT: the statement was cancelled. */
    private static final int INTERRUPT = 9;
    /** SQLITE_IOERR: the operating system failed to read or write. */
    private static final int IOERR = 10;
    /** SQLITE_CORRUPT: the file is damaged, or cut off. */
    static final int CORRUPT = 11;
    /** SQLITE_FULL: the disk, or max_page_count, is used up. */
    private static final int FULL = 13;
    /** SQLITE_CANTOPEN: the file, or its write-ahead log, can't be opened. */
    static final int CANTOPEN = 14;
    /** SQLITE_NOTADB: the file is something else. */
    static final int NOTADB = 26;
    /** SQLITE_CONSTRAINT_PRIMARYKEY, an extended code. */
    private static final int CONSTRAINT_PRIMARYKEY = 1555;
    /** SQLITE_CONSTRAINT_UNIQUE, an extended code. */
    private static final int CONSTRAINT_UNIQUE = 2067;
    /** SQLITE_CONSTRAINT_FOREIGNKEY, an extended code. */
    private static final int CONSTRAINT_FOREIGNKEY = 787;

    private static final int PRIMARY = 0xFF;

    /** What its sessions can do. A transaction takes the write lock at once: one that reads first could lose it to another. */
    static final Traits TRAITS = Traits.embedded("BEGIN IMMEDIATE");

    @Override
    public String name() {
        return "sqlite";
    }

    @Override
    public SQLDialect jooq() {
        return SQLDialect.SQLITE;
    }

    @Override
    public Map<String, String> migrationPlaceholders() {
        return Map.ofEntries(
                Map.entry("q", "\""),
                Map.entry("key", "TEXT"),
                Map.entry("name", "TEXT"),
                Map.entry("identity", "TEXT"),
                Map.entry("text", "TEXT"),
                Map.entry("long", "INTEGER"),
                Map.entry("flag", "INTEGER"),
                Map.entry("bytes", "BLOB"),
                Map.entry("table_suffix", "STRICT"),
                Map.entry("hot_table_suffix", "STRICT"),
                Map.entry("owner_index", ""),
                Map.entry("where_author", "WHERE author IS NOT NULL"),
                Map.entry("where_reply", "WHERE reply_to IS NOT NULL"));
    }

    @Override
    public ErrorKind classify(SQLException failure) {
        int extended = failure instanceof SQLiteException sqlite ? sqlite.getResultCode().code : failure.getErrorCode();
        if (extended == CONSTRAINT_UNIQUE || extended == CONSTRAINT_PRIMARYKEY) {
            return ErrorKind.UNIQUE;
        }
        if (extended == CONSTRAINT_FOREIGNKEY) {
            return ErrorKind.FOREIGN_KEY;
        }
        return switch (extended & PRIMARY) {
            case BUSY, LOCKED -> ErrorKind.CONTENTION;
            case INTERRUPT -> ErrorKind.TIMEOUT;
            case FULL, READONLY -> ErrorKind.UNWRITABLE;
            case IOERR, CANTOPEN -> ErrorKind.UNREACHABLE;
            default -> ErrorKind.OTHER;
        };
    }

    @Override
    public boolean singleWriter() {
        return true;
    }

    /** A connection does not enforce foreign keys unless it is told to, which is too late in a transaction. */
    @Override
    public void requireFit(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA foreign_keys")) {
            if (!row.next() || row.getInt(1) == 0) {
                throw new IllegalStateException("the connection does not enforce foreign keys; open it with "
                        + "foreign_keys=on before its transaction is joined");
            }
        }
    }
}
