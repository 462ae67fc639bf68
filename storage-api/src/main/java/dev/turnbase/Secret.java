package dev.turnbase;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/** A password, by its type kept out of every log and message: its text shows nothing. Immutable. */
public final class Secret {
    private final String value;

    private Secret(String value) {
        this.value = value;
    }

    /** A secret with this value. */
    public static Secret of(String value) {
        return new Secret(requireNonNull(value, "value"));
    }

    /** The value itself. */
    public String reveal() {
        return value;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Secret that && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return "***";
    }
}
