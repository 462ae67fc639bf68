package dev.turnbase;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How things stand with an engine's database. Immutable; holds no secret.
 */
public final class EngineStatus {
    private final String engine;
    private final boolean configured;
    private final boolean initialized;
    private final String dialect;
    private final @Nullable String schemaVersion;
    private final int pendingMigrations;
    private final Map<String, Long> tables;

    private EngineStatus(Builder b) {
        this.engine = requireNonNull(b.engine, "engine");
        this.configured = b.configured;
        this.initialized = b.initialized;
        this.dialect = requireNonNull(b.dialect, "dialect");
        this.schemaVersion = b.schemaVersion;
        this.pendingMigrations = b.pendingMigrations;
        this.tables = b.tables;
    }

    /** A builder, for engines. */
    public static Builder builder() {
        return new Builder();
    }

    /** The engine's short name. */
    public String engine() {
        return engine;
    }

    /** Whether there is something to open: a URL or data source. */
    public boolean configured() {
        return configured;
    }

    /** Whether the database exists and has our tables, in a version that this library can use. */
    public boolean initialized() {
        return initialized;
    }

    /** The database's kind: {@code sqlite}, {@code postgres}, {@code mysql}, {@code mariadb}, {@code memory}. */
    public String dialect() {
        return dialect;
    }

    /** The version of our tables, none if there are none. */
    public Optional<String> schemaVersion() {
        return Optional.ofNullable(schemaVersion);
    }

    /** How many migrations are still to be done. */
    public int pendingMigrations() {
        return pendingMigrations;
    }

    /** Rows by table, in the database's own names; empty if not initialized or closed. */
    public Map<String, Long> tables() {
        return tables;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof EngineStatus that
                && Objects.equals(engine, that.engine)
                && configured == that.configured
                && initialized == that.initialized
                && Objects.equals(dialect, that.dialect)
                && Objects.equals(schemaVersion, that.schemaVersion)
                && pendingMigrations == that.pendingMigrations
                && Objects.equals(tables, that.tables);
    }

    @Override
    public int hashCode() {
        return Objects.hash(engine);
    }

    /** The id and the figures, without text that people wrote. */
    @Override
    public String toString() {
        return "EngineStatus[engine=" + engine + ", initialized=" + initialized + ", schemaVersion=" + schemaVersion
                + ", pendingMigrations=" + pendingMigrations + "]";
    }

    /** Builds a {@link EngineStatus}; not thread-safe. A field that can be none is none until it is set. */
    public static final class Builder {
        private @Nullable String engine;
        private boolean configured = true;
        private boolean initialized = false;
        private @Nullable String dialect;
        private @Nullable String schemaVersion;
        private int pendingMigrations = 0;
        private Map<String, Long> tables = Map.of();

        private Builder() {}

        /** See {@link EngineStatus#engine()}. */
        public Builder engine(String engine) {
            this.engine = engine;
            return this;
        }

        /** See {@link EngineStatus#configured()}. */
        public Builder configured(boolean configured) {
            this.configured = configured;
            return this;
        }

        /** See {@link EngineStatus#initialized()}. */
        public Builder initialized(boolean initialized) {
            this.initialized = initialized;
            return this;
        }

        /** See {@link EngineStatus#dialect()}. */
        public Builder dialect(String dialect) {
            this.dialect = dialect;
            return this;
        }

        /** See {@link EngineStatus#schemaVersion()}. */
        public Builder schemaVersion(@Nullable String schemaVersion) {
            this.schemaVersion = schemaVersion;
            return this;
        }

        /** See {@link EngineStatus#pendingMigrations()}. */
        public Builder pendingMigrations(int pendingMigrations) {
            this.pendingMigrations = pendingMigrations;
            return this;
        }

        /** See {@link EngineStatus#tables()}. */
        public Builder tables(Map<String, Long> tables) {
            this.tables = Collections.unmodifiableMap(new LinkedHashMap<>(tables));
            return this;
        }

        /** The finished value; throws {@link NullPointerException} naming a missing field. */
        public EngineStatus build() {
            return new EngineStatus(this);
        }
    }
}
