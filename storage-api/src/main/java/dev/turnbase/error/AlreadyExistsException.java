package dev.turnbase.error;

import static java.util.Objects.requireNonNull;

import java.io.Serial;

/** An id or an identity is taken by another row of the tenant; nothing was written. */
public final class AlreadyExistsException extends StorageException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String entity;
    private final String field;

    /**
     * A value that is taken.
     *
     * @param entity the kind of row: {@code user}, {@code conversation}, {@code message}, {@code tenant}
     * @param field the field whose value is taken: {@code id}, {@code externalId}, {@code anonymousId}, {@code email}
     */
    public AlreadyExistsException(String entity, String field) {
        super(
                ErrorCode.ALREADY_EXISTS,
                "another " + requireNonNull(entity, "entity") + " of this tenant has the same "
                        + requireNonNull(field, "field") + "; use that one, or choose another " + field,
                null);
        this.entity = entity;
        this.field = field;
    }

    /** The kind of row. */
    public String entity() {
        return entity;
    }

    /** The field whose value is taken. */
    public String field() {
        return field;
    }
}
