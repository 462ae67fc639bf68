package dev.turnbase.postgres;

import dev.turnbase.sql.engine.Dialect;
import dev.turnbase.sql.session.ErrorKind;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.jooq.SQLDialect;

/** In what PostgreSQL differs. SQLStates decide: those of its manual's appendix A, and those that its driver makes. */
final class PostgresDialect implements Dialect {
    /** unique_violation. */
    private static final String UNIQUE = "23505";
    /** foreign_key_violation, of the row that refers and of the one that is referred to. */
    private static final String FOREIGN_KEY = "23503";
    /** serialization_failure. */
    private static final String SERIALIZATION = "40001";
    /** deadlock_detected. */
    private static final String DEADLOCK = "40P01";
    /** lock_not_available: lock_timeout has passed. */
    private static final String LOCK_NOT_AVAILABLE = "55P03";
    /** query_canceled: by statement_timeout, by the engine when a statement or transaction takes too long, by an administrator. */
    private static final String QUERY_CANCELED = "57014";
    /** read_only_sql_transaction: the server is a standby, or default_transaction_read_only is on. */
    private static final String READ_ONLY = "25006";
    /** idle_in_transaction_session_timeout: the server has ended the session. */
    private static final String IDLE_IN_TRANSACTION = "25P03";
    /** disk_full. */
    private static final String DISK_FULL = "53100";
    /** too_many_connections. */
    private static final String TOO_MANY_CONNECTIONS = "53300";
    /** invalid_catalog_name: no such database. */
    private static final String UNKNOWN_DATABASE = "3D000";
    /** insufficient_privilege. */
    private static final String NO_PRIVILEGE = "42501";
    /** Class 08, connection exceptions: mostly the driver's, connection refused, reset, or silent. */
    private static final String CONNECTION_CLASS = "08";
    /** 57P01 admin_shutdown, 57P02 crash_shutdown, 57P03 cannot_connect_now, 57P05 idle_session_timeout. */
    private static final String SHUTDOWN_CLASS = "57P";
    /** Class 28, invalid authorization: 28P01 is a wrong password. */
    private static final String AUTHORIZATION_CLASS = "28";

    /** Room for the next version of a row on its page, and early cleaning, since these rows change with every append. */
    private static final String OFTEN_UPDATED =
            "WITH (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 1000)";

    @Override
    public String name() {
        return "postgres";
    }

    @Override
    public SQLDialect jooq() {
        return SQLDialect.POSTGRES;
    }

    @Override
    public Map<String, String> migrationPlaceholders() {
        return Map.ofEntries(
                Map.entry("q", "\""),
                // Compared and sorted by bytes, whatever the database's collation.
                Map.entry("key", "text COLLATE \"C\""),
                Map.entry("name", "text COLLATE \"C\""),
                Map.entry("identity", "text COLLATE \"C\""),
                Map.entry("text", "text"),
                Map.entry("long", "bigint"),
                Map.entry("flag", "smallint"),
                Map.entry("bytes", "bytea"),
                Map.entry("table_suffix", ""),
                Map.entry("hot_table_suffix", OFTEN_UPDATED),
                Map.entry("owner_index", ""),
                Map.entry("where_author", "WHERE author IS NOT NULL"),
                Map.entry("where_reply", "WHERE reply_to IS NOT NULL"));
    }

    @Override
    public ErrorKind classify(SQLException failure) {
        String state = failure.getSQLState() == null ? "" : failure.getSQLState();
        return switch (state) {
            case UNIQUE -> ErrorKind.UNIQUE;
            case FOREIGN_KEY -> ErrorKind.FOREIGN_KEY;
            case SERIALIZATION, DEADLOCK, LOCK_NOT_AVAILABLE -> ErrorKind.CONTENTION;
            case QUERY_CANCELED -> ErrorKind.TIMEOUT;
            case READ_ONLY, DISK_FULL -> ErrorKind.UNWRITABLE;
            case IDLE_IN_TRANSACTION, TOO_MANY_CONNECTIONS -> ErrorKind.UNREACHABLE;
            case UNKNOWN_DATABASE, NO_PRIVILEGE -> ErrorKind.DENIED;
            default -> byClass(state);
        };
    }

    private static ErrorKind byClass(String state) {
        if (state.startsWith(CONNECTION_CLASS) || state.startsWith(SHUTDOWN_CLASS)) {
            return ErrorKind.UNREACHABLE;
        }
        return state.startsWith(AUTHORIZATION_CLASS) ? ErrorKind.DENIED : ErrorKind.OTHER;
    }

    @Override
    public boolean singleWriter() {
        return false;
    }

    /** Every isolation will do: a row that has changed since it was first seen can't be locked under the higher ones. */
    @Override
    public void requireFit(Connection connection) {}
}
