package dev.turnbase.error;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** The engine can't be opened with these options. */
public final class CannotOpenException extends StorageException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Options that don't open.
     *
     * @param message what was asked, what is wrong and what to do, without content or secrets
     * @param cause the driver's or library's exception, or null
     */
    public CannotOpenException(String message, @Nullable Throwable cause) {
        super(ErrorCode.CANNOT_OPEN, message, cause);
    }
}
