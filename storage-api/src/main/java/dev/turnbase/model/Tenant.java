package dev.turnbase.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A tenant that has been written to or created. Immutable.
 */
public final class Tenant {
    private final String name;
    private final Instant createdAt;

    private Tenant(Builder b) {
        this.name = requireNonNull(b.name, "name");
        this.createdAt = requireNonNull(b.createdAt, "createdAt");
    }

    /** A builder, for engines. */
    public static Builder builder() {
        return new Builder();
    }

    /** The name, unique in the database. */
    public String name() {
        return name;
    }

    /** When it was first written to or created, in microseconds. */
    public Instant createdAt() {
        return createdAt;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Tenant that
                && Objects.equals(name, that.name)
                && Objects.equals(createdAt, that.createdAt);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name);
    }

    /** The id and the figures, without text that people wrote. */
    @Override
    public String toString() {
        return "Tenant[name=" + name + "]";
    }

    /** Builds a {@link Tenant}; not thread-safe. A field that can be none is none until it is set. */
    public static final class Builder {
        private @Nullable String name;
        private @Nullable Instant createdAt;

        private Builder() {}

        /** See {@link Tenant#name()}. */
        public Builder name(String name) {
            this.name = name;
            return this;
        }

        /** See {@link Tenant#createdAt()}. */
        public Builder createdAt(Instant createdAt) {
            this.createdAt = createdAt;
            return this;
        }

        /** The finished value; throws {@link NullPointerException} naming a missing field. */
        public Tenant build() {
            return new Tenant(this);
        }
    }
}
