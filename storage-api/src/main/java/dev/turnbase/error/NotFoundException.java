package dev.turnbase.error;

import static java.util.Objects.requireNonNull;

import java.io.Serial;

/** The row to change, or the parent of a row to create, does not exist in this tenant. */
public final class NotFoundException extends StorageException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String entity;
    private final String id;

    /**
     * A row that is missing.
     *
     * @param entity the kind of row: {@code user}, {@code conversation}, {@code message}, {@code tenant}
     * @param id the id that was asked for
     */
    public NotFoundException(String entity, String id) {
        super(
                ErrorCode.NOT_FOUND,
                requireNonNull(entity, "entity") + " " + requireNonNull(id, "id") + " does not exist in this tenant;"
                        + " check the id and the tenant, or create it first",
                null);
        this.entity = entity;
        this.id = id;
    }

    /** The kind of row that is missing. */
    public String entity() {
        return entity;
    }

    /** The id that was asked for. */
    public String id() {
        return id;
    }
}
