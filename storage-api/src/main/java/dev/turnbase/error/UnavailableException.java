package dev.turnbase.error;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** The database can't be reached, or can't write: it is down, full or read-only. */
public final class UnavailableException extends StorageException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * A database that is away or can't write.
     *
     * @param message what was asked, what is wrong and what to do, without content or secrets
     * @param cause the driver's or library's exception, or null
     */
    public UnavailableException(String message, @Nullable Throwable cause) {
        super(ErrorCode.UNAVAILABLE, message, cause);
    }
}
