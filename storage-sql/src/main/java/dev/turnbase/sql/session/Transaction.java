package dev.turnbase.sql.session;

import org.jspecify.annotations.Nullable;

/** How the transaction of a session stands; belongs to the session. */
final class Transaction {
    /** How many statements begin it. */
    int beginning;

    /** Whether one write is all that it will hold. */
    boolean alone;

    /** Whether it repeats one whose outcome is not known. */
    boolean again;

    /** Whether its beginning has been sent. */
    boolean sent;

    /** Whether its commit has been sent, or was about to be. */
    boolean committing;

    /** Whether its commit has been answered. */
    boolean committed;

    /** Whether a statement has changed rows; one that returns rows is not counted, unless it was said to be the last. */
    boolean changed;

    /** Whether a statement has deleted rows: what was inserted before may be among them. */
    boolean deleted;

    /** A row that it inserts, if one was named. */
    @Nullable
    Witness witness;

    void begin(int beginningSize) {
        beginning = beginningSize;
        alone = false;
        again = false;
        sent = false;
        committing = false;
        committed = false;
        changed = false;
        deleted = false;
        witness = null;
    }

    @Nullable
    Witness takeWitness() {
        Witness taken = witness;
        witness = null;
        return taken;
    }
}
