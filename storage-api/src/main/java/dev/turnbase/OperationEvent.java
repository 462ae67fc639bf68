package dev.turnbase;

import static java.util.Objects.requireNonNull;

import dev.turnbase.error.ErrorCode;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An operation that ended, as a {@link StorageObserver} is told of it: never content, ids or secrets. Immutable.
 */
public final class OperationEvent {
    private final String name;
    private final String tenant;
    private final Duration duration;
    private final @Nullable ErrorCode error;
    private final int retries;

    private OperationEvent(Builder b) {
        this.name = requireNonNull(b.name, "name");
        this.tenant = requireNonNull(b.tenant, "tenant");
        this.duration = requireNonNull(b.duration, "duration");
        this.error = b.error;
        this.retries = b.retries;
    }

    /** A builder, for engines. */
    public static Builder builder() {
        return new Builder();
    }

    /** The operation: {@code messages.append}, {@code transaction}, … */
    public String name() {
        return name;
    }

    /** The tenant, empty for an operation on all. */
    public String tenant() {
        return tenant;
    }

    /** How long it took, retries included. */
    public Duration duration() {
        return duration;
    }

    /** What went wrong; none on success, and when an exception of the caller's own ended a transaction. */
    public Optional<ErrorCode> error() {
        return Optional.ofNullable(error);
    }

    /** How many times it was tried again. */
    public int retries() {
        return retries;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof OperationEvent that
                && Objects.equals(name, that.name)
                && Objects.equals(tenant, that.tenant)
                && Objects.equals(duration, that.duration)
                && Objects.equals(error, that.error)
                && retries == that.retries;
    }

    @Override
    public int hashCode() {
        return Objects.hash(name);
    }

    /** All fields; none holds text that people wrote. */
    @Override
    public String toString() {
        return "OperationEvent[name=" + name + ", tenant=" + tenant + ", duration=" + duration + ", error=" + error
                + ", retries=" + retries + "]";
    }

    /** Builds a {@link OperationEvent}; not thread-safe. A field that can be none is none until it is set. */
    public static final class Builder {
        private @Nullable String name;
        private @Nullable String tenant;
        private @Nullable Duration duration;
        private @Nullable ErrorCode error;
        private int retries = 0;

        private Builder() {}

        /** See {@link OperationEvent#name()}. */
        public Builder name(String name) {
            this.name = name;
            return this;
        }

        /** See {@link OperationEvent#tenant()}. */
        public Builder tenant(String tenant) {
            this.tenant = tenant;
            return this;
        }

        /** See {@link OperationEvent#duration()}. */
        public Builder duration(Duration duration) {
            this.duration = duration;
            return this;
        }

        /** See {@link OperationEvent#error()}. */
        public Builder error(@Nullable ErrorCode error) {
            this.error = error;
            return this;
        }

        /** See {@link OperationEvent#retries()}. */
        public Builder retries(int retries) {
            this.retries = retries;
            return this;
        }

        /** The finished value; throws {@link NullPointerException} naming a missing field. */
        public OperationEvent build() {
            return new OperationEvent(this);
        }
    }
}
