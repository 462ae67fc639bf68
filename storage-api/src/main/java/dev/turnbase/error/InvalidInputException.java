package dev.turnbase.error;

import static java.util.Objects.requireNonNull;

import java.io.Serial;

/** An argument breaks a stated limit or form; nothing was sent to the database. */
public final class InvalidInputException extends StorageException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String field;

    /**
     * An argument that is refused.
     *
     * @param field the argument or field, as in {@code content} or {@code users[3].email}
     * @param problem what is wrong with it and what to do, without the value itself
     */
    public InvalidInputException(String field, String problem) {
        super(
                ErrorCode.INVALID_INPUT,
                requireNonNull(field, "field") + ": " + requireNonNull(problem, "problem"),
                null);
        this.field = field;
    }

    /** The argument or field that is wrong. */
    public String field() {
        return field;
    }
}
