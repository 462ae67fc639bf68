package dev.turnbase.faults;

import dev.turnbase.error.ErrorCode;
import dev.turnbase.error.StorageException;
import java.util.Set;

/** What a caller was told about a write. */
enum Told {
    /** It is there. */
    DONE,
    /** It is not there. */
    FAILED,
    /** It is there once or not at all. */
    UNKNOWN;

    private static final Set<ErrorCode> FAILURES =
            Set.of(ErrorCode.UNAVAILABLE, ErrorCode.CONTENTION, ErrorCode.TIMEOUT);

    /** Runs a write; throws what no caller may see when a server or a network fails. */
    static Told by(Runnable write) {
        try {
            write.run();
            return DONE;
        } catch (StorageException e) {
            Failure.assertClean(e);
            if (e.code() == ErrorCode.OUTCOME_UNKNOWN) {
                return UNKNOWN;
            }
            if (FAILURES.contains(e.code())) {
                return FAILED;
            }
            throw e;
        }
    }

    /** Whether so many rows are as told. */
    boolean allows(long rows) {
        return switch (this) {
            case DONE -> rows == 1;
            case FAILED -> rows == 0;
            case UNKNOWN -> rows == 0 || rows == 1;
        };
    }
}
