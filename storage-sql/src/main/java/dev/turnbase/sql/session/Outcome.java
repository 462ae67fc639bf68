package dev.turnbase.sql.session;

/** What became of a commit whose answer was lost. */
enum Outcome {
    COMMITTED,
    ROLLED_BACK,
    UNKNOWN
}
