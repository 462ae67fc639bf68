package dev.turnbase.sql.statement;

/** The statements that are rendered when the library is built. */
public enum Hot {
    /** Inserts a commit marker: id, created at. */
    INSERT_MARKER,
    /** Finds a commit marker by id. */
    FIND_MARKER,
    /** Deletes the commit markers created before a time. */
    PURGE_MARKERS
}
