package dev.turnbase;

/**
 * Where an engine differs from the others; everything else is the same on all. Immutable. The contract kit asserts each
 * answer, and the opposite behaviour where it is false.
 */
public final class EngineCapabilities {
    private final boolean durable;
    private final boolean sharedByProcesses;
    private final boolean migrated;
    private final boolean server;

    private EngineCapabilities(Builder b) {
        this.durable = b.durable;
        this.sharedByProcesses = b.sharedByProcesses;
        this.migrated = b.migrated;
        this.server = b.server;
    }

    /** A builder, for engines; all is false until it is set. */
    public static Builder builder() {
        return new Builder();
    }

    /** Whether an acknowledged write outlives the engine and a killed process. */
    public boolean durable() {
        return durable;
    }

    /** Whether several engines, in one process or many, can be open on the same data. */
    public boolean sharedByProcesses() {
        return sharedByProcesses;
    }

    /** Whether the data has a schema that is migrated. */
    public boolean migrated() {
        return migrated;
    }

    /** Whether the data is in a server that can be away while the engine runs. */
    public boolean server() {
        return server;
    }

    @Override
    public String toString() {
        return "EngineCapabilities[durable=" + durable + ", sharedByProcesses=" + sharedByProcesses + ", migrated="
                + migrated + ", server=" + server + "]";
    }

    /** Builds {@link EngineCapabilities}; not thread-safe. */
    public static final class Builder {
        private boolean durable;
        private boolean sharedByProcesses;
        private boolean migrated;
        private boolean server;

        private Builder() {}

        /** See {@link EngineCapabilities#durable()}. */
        public Builder durable(boolean durable) {
            this.durable = durable;
            return this;
        }

        /** See {@link EngineCapabilities#sharedByProcesses()}. */
        public Builder sharedByProcesses(boolean sharedByProcesses) {
            this.sharedByProcesses = sharedByProcesses;
            return this;
        }

        /** See {@link EngineCapabilities#migrated()}. */
        public Builder migrated(boolean migrated) {
            this.migrated = migrated;
            return this;
        }

        /** See {@link EngineCapabilities#server()}. */
        public Builder server(boolean server) {
            this.server = server;
            return this;
        }

        /** The finished value. */
        public EngineCapabilities build() {
            return new EngineCapabilities(this);
        }
    }
}
