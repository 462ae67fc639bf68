package dev.turnbase.error;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** The schema is newer than the library, was edited, or a migration failed; data is untouched. */
public final class MigrationException extends StorageException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * A schema that can't be used.
     *
     * @param message what was asked, what is wrong and what to do, without content or secrets
     * @param cause the driver's or library's exception, or null
     */
    public MigrationException(String message, @Nullable Throwable cause) {
        super(ErrorCode.MIGRATION, message, cause);
    }
}
