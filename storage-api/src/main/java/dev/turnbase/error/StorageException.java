package dev.turnbase.error;

import static java.util.Objects.requireNonNull;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * Every failure of data or database. The message names the entity, field or constraint and what to do; it never holds
 * content or a password. Exceptions of a driver appear only as {@linkplain #getCause() causes}; failures of earlier
 * attempts are {@linkplain #getSuppressed() suppressed}.
 *
 * <p>Misuse of the interface is not a {@code StorageException}: it is an {@link IllegalStateException}, and a null
 * argument a {@link NullPointerException} naming it.
 */
public abstract class StorageException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;

    StorageException(ErrorCode code, String message, @Nullable Throwable cause) {
        super(requireNonNull(message, "message"), cause);
        this.code = code;
    }

    /** What went wrong, for a switch. */
    public ErrorCode code() {
        return code;
    }

    /**
     * Whether the same call, made again unchanged, may succeed. An engine has used up its own retries before it throws,
     * and a full disk or a read-only database stays so until somebody mends it: bound your own.
     */
    public boolean retryable() {
        return switch (code) {
            case CONTENTION, UNAVAILABLE, TIMEOUT -> true;
            default -> false;
        };
    }
}
