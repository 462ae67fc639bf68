package dev.turnbase;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A statement that took longer than the threshold, as a {@link StorageObserver} is told of it: its text with
 * placeholders, never a value. Immutable.
 */
public final class SlowStatement {
    private final String sql;
    private final Duration duration;

    private SlowStatement(Builder b) {
        this.sql = requireNonNull(b.sql, "sql");
        this.duration = requireNonNull(b.duration, "duration");
    }

    /** A builder, for engines. */
    public static Builder builder() {
        return new Builder();
    }

    /** The statement, values left out. */
    public String sql() {
        return sql;
    }

    /** How long it took. */
    public Duration duration() {
        return duration;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SlowStatement that
                && Objects.equals(sql, that.sql)
                && Objects.equals(duration, that.duration);
    }

    @Override
    public int hashCode() {
        return Objects.hash(sql);
    }

    /** All fields; none holds text that people wrote. */
    @Override
    public String toString() {
        return "SlowStatement[sql=" + sql + ", duration=" + duration + "]";
    }

    /** Builds a {@link SlowStatement}; not thread-safe. A field that can be none is none until it is set. */
    public static final class Builder {
        private @Nullable String sql;
        private @Nullable Duration duration;

        private Builder() {}

        /** See {@link SlowStatement#sql()}. */
        public Builder sql(String sql) {
            this.sql = sql;
            return this;
        }

        /** See {@link SlowStatement#duration()}. */
        public Builder duration(Duration duration) {
            this.duration = duration;
            return this;
        }

        /** The finished value; throws {@link NullPointerException} naming a missing field. */
        public SlowStatement build() {
            return new SlowStatement(this);
        }
    }
}
