package dev.turnbase.error;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** Deadlocks, serialization failures or a busy database outlasted the retries; the attempts are suppressed under it. */
public final class ContentionException extends StorageException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Retries used up.
     *
     * @param message what was asked, what is wrong and what to do, without content or secrets
     * @param cause the driver's or library's exception, or null
     */
    public ContentionException(String message, @Nullable Throwable cause) {
        super(ErrorCode.CONTENTION, message, cause);
    }
}
