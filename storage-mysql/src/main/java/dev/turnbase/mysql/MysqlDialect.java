package dev.turnbase.mysql;

import com.mysql.cj.jdbc.exceptions.MySQLStatementCancelledException;
import dev.turnbase.sql.engine.Dialect;
import dev.turnbase.sql.session.ErrorKind;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.util.Map;
import org.jooq.SQLDialect;
import org.jspecify.annotations.Nullable;

/** In what MySQL and MariaDB differ. Their own error numbers decide, and SQLStates where the driver itself complains. */
final class MysqlDialect implements Dialect {
    /** ER_DUP_ENTRY. */
    private static final int DUPLICATE = 1062;
    /** ER_DUP_ENTRY_WITH_KEY_NAME. */
    private static final int DUPLICATE_WITH_KEY = 1586;
    /** ER_NO_REFERENCED_ROW, as told to a user without rights on the parent. */
    private static final int NO_PARENT = 1216;
    /** ER_ROW_IS_REFERENCED, likewise. */
    private static final int HAS_CHILD = 1217;
    /** ER_ROW_IS_REFERENCED_2. */
    private static final int HAS_CHILD_2 = 1451;
    /** ER_NO_REFERENCED_ROW_2. */
    private static final int NO_PARENT_2 = 1452;
    /** ER_CHECKREAD: the row has changed since it was read (MariaDB with snapshot isolation). */
    private static final int CHANGED = 1020;
    /** ER_LOCK_WAIT_TIMEOUT: only the statement was rolled back. */
    private static final int LOCK_WAIT_TIMEOUT = 1205;
    /** ER_LOCK_DEADLOCK, a failed certification of Galera included. */
    private static final int DEADLOCK = 1213;
    /** ER_LOCK_NOWAIT. */
    private static final int NOWAIT = 3572;
    /** ER_QUERY_INTERRUPTED: KILL QUERY, which is how the driver cancels. */
    private static final int INTERRUPTED = 1317;
    /** ER_STATEMENT_TIMEOUT (MariaDB). */
    private static final int STATEMENT_TIMEOUT_OF_MARIADB = 1969;
    /** ER_QUERY_TIMEOUT (MySQL). */
    private static final int STATEMENT_TIMEOUT = 3024;
    /** ER_DISK_FULL. */
    private static final int DISK_FULL = 1021;
    /** ER_RECORD_FILE_FULL: the table is full, mostly since the disk is. */
    private static final int TABLE_FULL = 1114;
    /** ER_OPTION_PREVENTS_STATEMENT: the server is read-only. */
    private static final int READ_ONLY_SERVER = 1290;
    /** ER_CANT_EXECUTE_IN_READ_ONLY_TRANSACTION. */
    private static final int READ_ONLY_TRANSACTION = 1792;
    /** ER_READ_ONLY_MODE. */
    private static final int READ_ONLY_MODE = 1836;
    /** ER_CON_COUNT_ERROR. */
    private static final int TOO_MANY_CONNECTIONS = 1040;
    /** ER_SERVER_SHUTDOWN. */
    private static final int SHUTDOWN = 1053;
    /** ER_TOO_MANY_USER_CONNECTIONS. */
    private static final int TOO_MANY_OF_USER = 1203;
    /** ER_USER_LIMIT_REACHED: of connections or statements that an account may have. */
    private static final int ACCOUNT_LIMIT = 1226;
    /** ER_CONNECTION_KILLED (MariaDB). */
    private static final int KILLED = 1927;
    /** ER_CLIENT_INTERACTION_TIMEOUT: the server has closed the connection, since it was idle for too long. */
    private static final int IDLE_TOO_LONG = 4031;
    /** ER_DBACCESS_DENIED_ERROR. */
    private static final int DATABASE_DENIED = 1044;
    /** ER_ACCESS_DENIED_ERROR. */
    private static final int ACCESS_DENIED = 1045;
    /** ER_BAD_DB_ERROR: no such database. */
    private static final int UNKNOWN_DATABASE = 1049;
    /** ER_TABLEACCESS_DENIED_ERROR. */
    private static final int TABLE_DENIED = 1142;
    /** ER_SPECIFIC_ACCESS_DENIED_ERROR. */
    private static final int PRIVILEGE_DENIED = 1227;
    /** ER_ACCESS_DENIED_NO_PASSWORD_ERROR. */
    private static final int NO_PASSWORD = 1698;
    /** Class 08, connection exceptions: the driver's, connection refused, reset, or silent. */
    private static final String CONNECTION_CLASS = "08";

    @Override
    public String name() {
        return "mysql";
    }

    @Override
    public SQLDialect jooq() {
        return SQLDialect.MYSQL;
    }

    @Override
    public Map<String, String> migrationPlaceholders() {
        String table = "ENGINE = InnoDB ROW_FORMAT = DYNAMIC DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin";
        return Map.ofEntries(
                Map.entry("q", "`"),
                // Ids have no character outside of ASCII and no space, so padding can't make two of them equal.
                Map.entry("key", "VARCHAR(128) CHARACTER SET ascii COLLATE ascii_bin"),
                // Bytes, since every binary collation of utf8mb4 that all versions have pads with spaces: four a
                // character.
                Map.entry("name", "VARBINARY(2000)"),
                Map.entry("identity", "VARBINARY(1020)"),
                Map.entry("text", "LONGTEXT"),
                Map.entry("long", "BIGINT"),
                Map.entry("flag", "SMALLINT"),
                Map.entry("bytes", "VARBINARY(32)"),
                Map.entry("table_suffix", table),
                Map.entry("hot_table_suffix", table),
                // Or a foreign key's check takes the inbox's index, and every append locks the owner.
                Map.entry("owner_index", "INDEX (tenant, owner),"),
                Map.entry("where_author", ""),
                Map.entry("where_reply", ""));
    }

    @Override
    public ErrorKind classify(SQLException failure) {
        // That of a batch is the cause of another.
        if (isCancelled(failure) || isCancelled(failure.getCause())) {
            return ErrorKind.TIMEOUT;
        }
        return switch (failure.getErrorCode()) {
            case DUPLICATE, DUPLICATE_WITH_KEY -> ErrorKind.UNIQUE;
            case NO_PARENT, NO_PARENT_2, HAS_CHILD, HAS_CHILD_2 -> ErrorKind.FOREIGN_KEY;
            case CHANGED, LOCK_WAIT_TIMEOUT, DEADLOCK, NOWAIT -> ErrorKind.CONTENTION;
            case INTERRUPTED, STATEMENT_TIMEOUT, STATEMENT_TIMEOUT_OF_MARIADB -> ErrorKind.TIMEOUT;
            case DISK_FULL, TABLE_FULL, READ_ONLY_SERVER, READ_ONLY_TRANSACTION, READ_ONLY_MODE -> ErrorKind.UNWRITABLE;
            case TOO_MANY_CONNECTIONS, TOO_MANY_OF_USER, ACCOUNT_LIMIT, SHUTDOWN, KILLED, IDLE_TOO_LONG ->
                ErrorKind.UNREACHABLE;
            case DATABASE_DENIED, ACCESS_DENIED, UNKNOWN_DATABASE, TABLE_DENIED, PRIVILEGE_DENIED, NO_PASSWORD ->
                ErrorKind.DENIED;
            default -> bySqlState(failure.getSQLState());
        };
    }

    /** What the driver says in place of the server, whose error has no code then. */
    private static boolean isCancelled(@Nullable Throwable failure) {
        return failure instanceof SQLTimeoutException || failure instanceof MySQLStatementCancelledException;
    }

    private static ErrorKind bySqlState(@Nullable String state) {
        return state != null && state.startsWith(CONNECTION_CLASS) ? ErrorKind.UNREACHABLE : ErrorKind.OTHER;
    }

    @Override
    public boolean singleWriter() {
        return false;
    }

    /** Under REPEATABLE READ a row is read as it was before it was locked, and what came between would be overwritten. */
    @Override
    public void requireFit(Connection connection) throws SQLException {
        int isolation = connection.getTransactionIsolation();
        if (isolation != Connection.TRANSACTION_READ_COMMITTED && isolation != Connection.TRANSACTION_SERIALIZABLE) {
            throw new IllegalStateException(
                    "the connection's transaction reads rows as they were before they are locked, "
                            + "and would overwrite changes of others; begin it with isolation READ COMMITTED before it is joined");
        }
    }
}
