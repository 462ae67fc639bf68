package dev.turnbase.error;

import java.io.Serial;

/** The cursor was altered, or belongs to another query or tenant; start again from the first page. */
public final class InvalidCursorException extends StorageException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * A cursor that is refused.
     *
     * @param message what was asked, what is wrong and what to do, without content or secrets
     */
    public InvalidCursorException(String message) {
        super(ErrorCode.INVALID_CURSOR, message, null);
    }
}
