package dev.turnbase.model;

import static java.util.Objects.requireNonNull;

import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A field of a filter or patch, which can be left out, be stated to be none, or be stated with a value. A field left
 * out never narrows a filter's meaning to null and never changes a row. Immutable.
 *
 * @param <T> the type of the value
 */
public final class FieldValue<T> {
    private static final FieldValue<?> UNSTATED = new FieldValue<>(false, null);
    private static final FieldValue<?> NONE = new FieldValue<>(true, null);

    private final boolean stated;
    private final @Nullable T value;

    private FieldValue(boolean stated, @Nullable T value) {
        this.stated = stated;
        this.value = value;
    }

    /** The field is left out. */
    @SuppressWarnings("unchecked")
    public static <T> FieldValue<T> unstated() {
        return (FieldValue<T>) UNSTATED;
    }

    /** The field is stated to have no value. */
    @SuppressWarnings("unchecked")
    public static <T> FieldValue<T> none() {
        return (FieldValue<T>) NONE;
    }

    /** The field is stated with a value, which is not null. */
    public static <T> FieldValue<T> of(T value) {
        return new FieldValue<>(true, requireNonNull(value, "value"));
    }

    /** Whether the field is stated at all, as none or with a value. */
    public boolean isStated() {
        return stated;
    }

    /** The stated value; null if the field is stated to be none, or left out. */
    public @Nullable T value() {
        return value;
    }

    /** The stated value, null if stated to be none, or {@code current} if the field is left out. */
    public @Nullable T orElse(@Nullable T current) {
        return stated ? value : current;
    }

    /** Whether a filter whose field this is meets a row with this value, null for none; left out, it meets all. */
    public boolean isMetBy(@Nullable Object actual) {
        return !stated || Objects.equals(value, actual);
    }

    /** Hands what is stated to a builder, which keeps what it has if the field is left out. */
    void set(Consumer<@Nullable T> setter) {
        if (stated) {
            setter.accept(value);
        }
    }

    /** The same statement about a value of another form. */
    public <R> FieldValue<R> map(Function<? super T, ? extends R> mapper) {
        requireNonNull(mapper, "mapper");
        if (value == null) {
            return stated ? none() : unstated();
        }
        return of(mapper.apply(value));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FieldValue<?> that && stated == that.stated && Objects.equals(value, that.value);
    }

    @Override
    public int hashCode() {
        return Objects.hash(stated, value);
    }

    /** Says whether the field is stated; never shows the value, which may be content. */
    @Override
    public String toString() {
        return !stated ? "unstated" : value == null ? "none" : "stated";
    }
}
