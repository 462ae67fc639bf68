package dev.turnbase.query;

/** Which conversations of a user an inbox shows. */
public enum InboxScope {
    /** Those that are not archived. */
    ACTIVE,
    /** The archived ones. */
    ARCHIVED,
    /** All. */
    ALL
}
