package dev.turnbase.model;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/** One key that finds a user. Immutable. */
public final class Identity {
    private final IdentityKind kind;
    private final String value;

    private Identity(IdentityKind kind, String value) {
        this.kind = kind;
        this.value = value;
    }

    /** An identity of 1 to 255 code points. */
    public static Identity of(IdentityKind kind, String value) {
        requireNonNull(kind, "kind");
        return new Identity(kind, Inputs.name(kind.field(), value, Inputs.MAX_NAME_LENGTH));
    }

    /** What the value is. */
    public IdentityKind kind() {
        return kind;
    }

    /** The value, compared exactly. */
    public String value() {
        return value;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Identity that && kind == that.kind && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return 31 * kind.hashCode() + value.hashCode();
    }

    /** The kind; the value, an email address perhaps, is not shown. */
    @Override
    public String toString() {
        return "Identity[" + kind.field() + "]";
    }
}
