package dev.turnbase.sql.session;

import java.sql.SQLException;

/** An attempt met contention and was rolled back; whoever counts the attempts decides whether to try again. */
final class Contended extends Exception {
    private static final long serialVersionUID = 1L;

    private final SQLException failure;

    Contended(SQLException failure) {
        super(failure.getMessage(), failure, false, false);
        this.failure = failure;
    }

    SQLException failure() {
        return failure;
    }
}
