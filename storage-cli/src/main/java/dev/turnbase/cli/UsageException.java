package dev.turnbase.cli;

import java.io.Serial;

/** The command was given something that it can't work with; the message says what and what to do. */
final class UsageException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }
}
