package dev.turnbase.error;

import java.io.Serial;

/** This engine does not offer the operation; its capabilities say so beforehand. */
public final class UnsupportedException extends StorageException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * An operation that is not offered.
     *
     * @param message what was asked, what is wrong and what to do, without content or secrets
     */
    public UnsupportedException(String message) {
        super(ErrorCode.UNSUPPORTED, message, null);
    }
}
