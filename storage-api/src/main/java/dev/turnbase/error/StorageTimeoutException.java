package dev.turnbase.error;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A stated time limit ran out and the work was rolled back. */
public final class StorageTimeoutException extends StorageException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * A time limit that ran out.
     *
     * @param message what was asked, what is wrong and what to do, without content or secrets
     * @param cause the driver's or library's exception, or null
     */
    public StorageTimeoutException(String message, @Nullable Throwable cause) {
        super(ErrorCode.TIMEOUT, message, cause);
    }
}
