package dev.turnbase;

/** What opening does about the schema. */
public enum MigrationMode {
    /** Brings it up to date, if needed. */
    AUTO,
    /** Opens only if it is up to date, and changes nothing; says what is pending otherwise. */
    VALIDATE,
    /** Neither looks nor changes: the schema is somebody else's care. A database file is not created. */
    NONE
}
