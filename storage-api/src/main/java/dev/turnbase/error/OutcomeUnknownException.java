package dev.turnbase.error;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** The connection was lost at commit and the engine could not find out whether the write is there: look before writing again. */
public final class OutcomeUnknownException extends StorageException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * A commit whose outcome is not known.
     *
     * @param message what was asked, what is wrong and what to do, without content or secrets
     * @param cause the driver's or library's exception, or null
     */
    public OutcomeUnknownException(String message, @Nullable Throwable cause) {
        super(ErrorCode.OUTCOME_UNKNOWN, message, cause);
    }
}
