package dev.turnbase.query;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * A place in a list, to go on from. Opaque: it is valid for the same query on the same tenant, in any process, and
 * refused with {@link dev.turnbase.error.InvalidCursorException} otherwise. It holds sort keys, so it is neither a
 * secret nor a security boundary. Immutable.
 */
public final class Cursor {
    private final String value;

    private Cursor(String value) {
        this.value = value;
    }

    /** A cursor from the text of {@link #value()}; whether it is sound shows when it is used. */
    public static Cursor of(String value) {
        return new Cursor(requireNonNull(value, "value"));
    }

    /** Its text: letters, digits, {@code -} and {@code _}, fit for a URL. */
    public String value() {
        return value;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Cursor that && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return value;
    }
}
