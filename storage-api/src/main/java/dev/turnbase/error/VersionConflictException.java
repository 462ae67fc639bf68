package dev.turnbase.error;

import static java.util.Objects.requireNonNull;

import java.io.Serial;

/** A patch stated the version that it was made from, and another change came first. Never retried by an engine. */
public final class VersionConflictException extends StorageException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final long expected;
    private final long actual;

    /**
     * Two versions that differ.
     *
     * @param entity the kind of row
     * @param id its id
     * @param expected the version that the patch stated
     * @param actual the version that the row has
     */
    public VersionConflictException(String entity, String id, long expected, long actual) {
        super(
                ErrorCode.VERSION_CONFLICT,
                requireNonNull(entity, "entity") + " " + requireNonNull(id, "id") + " has version " + actual + ", not "
                        + expected + "; read it again and decide anew",
                null);
        this.expected = expected;
        this.actual = actual;
    }

    /** The version that the patch stated. */
    public long expected() {
        return expected;
    }

    /** The version that the row has. */
    public long actual() {
        return actual;
    }
}
