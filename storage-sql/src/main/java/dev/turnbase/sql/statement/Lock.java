package dev.turnbase.sql.statement;

import org.jooq.Query;
import org.jooq.SQLDialect;
import org.jooq.SelectForUpdateStep;

/** How rows that a query finds are locked until the transaction ends, where a database has row locks. */
enum Lock {
    /** Against deletion; others may change what is not its key. PostgreSQL; elsewhere as {@link #SHARE}. */
    KEY_SHARE,
    /** Against change and deletion. */
    SHARE,
    /** As {@link #SHARE}, where a foreign key has no weaker lock of its own that can be waited for safely. */
    SHARE_AHEAD,
    /** Against all but new references to it. PostgreSQL; elsewhere as {@link #UPDATE}. */
    NO_KEY_UPDATE,
    /** Against all. */
    UPDATE,
    /** Against all, leaving out the rows that somebody else has locked. */
    UPDATE_OF_FREE_ROWS;

    /** What both MySQL and MariaDB know; FOR SHARE is MySQL's only. */
    private static final String SHARE_OF_MYSQL = "lock in share mode";

    /** Whether a database takes such a lock at all. */
    boolean isTaken(SQLDialect family) {
        return switch (family) {
            case SQLITE -> false;
            case POSTGRES -> this != SHARE_AHEAD;
            default -> true;
        };
    }

    /** The query with the lock, which the database must take. */
    Query on(SelectForUpdateStep<?> rows, SQLDialect family) {
        boolean graded = family == SQLDialect.POSTGRES;
        return switch (this) {
            case KEY_SHARE -> graded ? rows.forKeyShare() : rows.option(SHARE_OF_MYSQL);
            case SHARE, SHARE_AHEAD -> graded ? rows.forShare() : rows.option(SHARE_OF_MYSQL);
            case NO_KEY_UPDATE -> graded ? rows.forNoKeyUpdate() : rows.forUpdate();
            case UPDATE -> rows.forUpdate();
            case UPDATE_OF_FREE_ROWS -> rows.forUpdate().skipLocked();
        };
    }
}
