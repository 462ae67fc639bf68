package dev.turnbase.contract;

/** What a schema can have suffered that opening must not put up with. */
public enum SchemaDamage {
    /** A newer version of the library has migrated it. */
    NEWER,
    /** A migration that was done differs from the one that the library has. */
    EDITED,
    /** A migration failed half-way. */
    HALF_FAILED
}
