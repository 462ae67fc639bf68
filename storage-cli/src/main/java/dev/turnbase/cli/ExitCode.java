package dev.turnbase.cli;

import dev.turnbase.error.ErrorCode;

/** What the command's exit codes mean; docs/command.md lists them for users. */
final class ExitCode {
    static final int OK = 0;
    static final int UNEXPECTED = 1;
    static final int USAGE = 2;
    static final int NOT_CURRENT = 3;
    static final int CONFLICT = 6;
    static final int NOT_FOUND = 7;
    static final int UNAVAILABLE = 8;
    static final int CANNOT_OPEN = 9;
    static final int OUTCOME_UNKNOWN = 10;

    private ExitCode() {}

    static int of(ErrorCode code) {
        return switch (code) {
            case INVALID_INPUT, INVALID_CURSOR -> USAGE;
            case NOT_FOUND -> NOT_FOUND;
            case ALREADY_EXISTS, VERSION_CONFLICT, STATE_CONFLICT -> CONFLICT;
            case CONTENTION, UNAVAILABLE, TIMEOUT -> UNAVAILABLE;
            case CANNOT_OPEN, MIGRATION -> CANNOT_OPEN;
            case OUTCOME_UNKNOWN -> OUTCOME_UNKNOWN;
            case UNSUPPORTED, DECRYPTION -> UNEXPECTED;
        };
    }
}
