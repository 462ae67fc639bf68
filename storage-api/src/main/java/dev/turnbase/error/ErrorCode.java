package dev.turnbase.error;

/**
 * What went wrong, the same for the same mistake on every engine. Callers switch on it; constants may be added in a
 * minor version, so a switch wants a default branch.
 */
public enum ErrorCode {
    /** An argument breaks a stated limit or form. Fix the input. */
    INVALID_INPUT,
    /** The row, or a parent that it needs, does not exist in this tenant. */
    NOT_FOUND,
    /** The id, or an identity, is taken by another row of the tenant. */
    ALREADY_EXISTS,
    /** The row has another version than the caller stated. Read it again. */
    VERSION_CONFLICT,
    /** The row is in a state that forbids the operation: a turn has moved on, a stream is held by another. */
    STATE_CONFLICT,
    /** Deadlocks, serialization failures or a busy database outlasted the retries. Try again later. */
    CONTENTION,
    /** The cursor was altered, or belongs to another query or tenant. */
    INVALID_CURSOR,
    /** This engine does not offer the operation; see its capabilities. */
    UNSUPPORTED,
    /** The database can't be reached or can't write (disk full, read-only). */
    UNAVAILABLE,
    /** A stated time limit ran out; nothing was written. */
    TIMEOUT,
    /** The connection was lost at commit and the engine could not find out what became of it. */
    OUTCOME_UNKNOWN,
    /** The engine can't be opened with these options. */
    CANNOT_OPEN,
    /** The schema is newer than the library, was edited, or a migration failed half-way. */
    MIGRATION,
    /** A secret value can't be decrypted with the keys at hand. */
    DECRYPTION
}
