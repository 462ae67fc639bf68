package dev.turnbase.error;

import java.io.Serial;

/** The row is in a state that forbids the operation: a turn has moved on, a stream is held by another, a tenant is erased. */
public final class StateConflictException extends StorageException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * A state that forbids the operation.
     *
     * @param message what was asked, what is wrong and what to do, without content or secrets
     */
    public StateConflictException(String message) {
        super(ErrorCode.STATE_CONFLICT, message, null);
    }
}
