package dev.turnbase;

import static java.util.Objects.requireNonNull;

import dev.turnbase.error.InvalidInputException;
import dev.turnbase.model.Inputs;
import dev.turnbase.spi.StorageUrl;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * How to open an engine. Immutable; made by a {@link Builder}. Its text holds no secret.
 *
 * <pre>{@code
 * StorageOptions options = StorageOptions.builder()
 *         .url("file:chat.db")
 *         .migrationMode(MigrationMode.VALIDATE)
 *         .build();
 * }</pre>
 */
public final class StorageOptions {
    private static final StorageObserver NO_OBSERVER = new StorageObserver() {};

    private final @Nullable StorageUrl url;
    private final @Nullable String engine;
    private final @Nullable DataSource dataSource;
    private final @Nullable Credentials credentials;
    private final @Nullable StorageUrl ddlUrl;
    private final @Nullable Credentials ddlCredentials;
    private final MigrationMode migrationMode;
    private final String tablePrefix;
    private final Durability durability;
    private final int contentLimit;
    private final InstantSource clock;
    private final Duration transactionTimeout;
    private final Duration closeTimeout;
    private final Duration streamFlushInterval;
    private final int streamFlushSize;
    private final Duration streamHeartbeat;
    private final int maxAttempts;
    private final boolean coalesceWrites;
    private final StorageObserver observer;
    private final Duration slowStatementThreshold;

    private StorageOptions(Builder b) {
        this.url = b.url;
        this.engine = b.engine;
        this.dataSource = b.dataSource;
        this.credentials = b.credentials;
        this.ddlUrl = b.ddlUrl;
        this.ddlCredentials = b.ddlCredentials;
        this.migrationMode = b.migrationMode;
        this.tablePrefix = b.tablePrefix;
        this.durability = b.durability;
        this.contentLimit = b.contentLimit;
        this.clock = b.clock;
        this.transactionTimeout = b.transactionTimeout;
        this.closeTimeout = b.closeTimeout;
        this.streamFlushInterval = b.streamFlushInterval;
        this.streamFlushSize = b.streamFlushSize;
        this.streamHeartbeat = b.streamHeartbeat;
        this.maxAttempts = b.maxAttempts;
        this.coalesceWrites = b.coalesceWrites;
        this.observer = b.observer;
        this.slowStatementThreshold = b.slowStatementThreshold;
    }

    /** Default options for a URL. */
    public static StorageOptions of(String url) {
        return builder().url(url).build();
    }

    /**
     * The options that environment variables state; see {@link StorageEngine#fromEnvironment()}.
     *
     * @param environment the variables, {@link System#getenv()} say
     * @throws InvalidInputException naming the variable, if they are missing or disagree
     */
    public static StorageOptions fromEnvironment(Map<String, String> environment) {
        return builder().url(Environment.url(environment)).build();
    }

    /** A builder with default values. */
    public static Builder builder() {
        return new Builder();
    }

    /** A builder with these values. */
    public Builder toBuilder() {
        Builder b = new Builder();
        b.url = url;
        b.engine = engine;
        b.dataSource = dataSource;
        b.credentials = credentials;
        b.ddlUrl = ddlUrl;
        b.ddlCredentials = ddlCredentials;
        b.migrationMode = migrationMode;
        b.tablePrefix = tablePrefix;
        b.durability = durability;
        b.contentLimit = contentLimit;
        b.clock = clock;
        b.transactionTimeout = transactionTimeout;
        b.closeTimeout = closeTimeout;
        b.streamFlushInterval = streamFlushInterval;
        b.streamFlushSize = streamFlushSize;
        b.streamHeartbeat = streamHeartbeat;
        b.maxAttempts = maxAttempts;
        b.coalesceWrites = coalesceWrites;
        b.observer = observer;
        b.slowStatementThreshold = slowStatementThreshold;
        return b;
    }

    /** See {@link Builder#url}. */
    public Optional<StorageUrl> url() {
        return Optional.ofNullable(url);
    }

    /** See {@link Builder#engine}. */
    public Optional<String> engine() {
        return Optional.ofNullable(engine);
    }

    /** See {@link Builder#dataSource}. */
    public Optional<DataSource> dataSource() {
        return Optional.ofNullable(dataSource);
    }

    /** See {@link Builder#credentials}. */
    public Optional<Credentials> credentials() {
        return Optional.ofNullable(credentials);
    }

    /** See {@link Builder#ddlUrl}. */
    public Optional<StorageUrl> ddlUrl() {
        return Optional.ofNullable(ddlUrl);
    }

    /** See {@link Builder#ddlCredentials}. */
    public Optional<Credentials> ddlCredentials() {
        return Optional.ofNullable(ddlCredentials);
    }

    /** See {@link Builder#migrationMode}. */
    public MigrationMode migrationMode() {
        return migrationMode;
    }

    /** See {@link Builder#tablePrefix}. */
    public String tablePrefix() {
        return tablePrefix;
    }

    /** See {@link Builder#durability}. */
    public Durability durability() {
        return durability;
    }

    /** See {@link Builder#contentLimit}. */
    public int contentLimit() {
        return contentLimit;
    }

    /** See {@link Builder#clock}. */
    public InstantSource clock() {
        return clock;
    }

    /** See {@link Builder#transactionTimeout}. */
    public Duration transactionTimeout() {
        return transactionTimeout;
    }

    /** See {@link Builder#closeTimeout}. */
    public Duration closeTimeout() {
        return closeTimeout;
    }

    /** See {@link Builder#streamFlushInterval}. */
    public Duration streamFlushInterval() {
        return streamFlushInterval;
    }

    /** See {@link Builder#streamFlushSize}. */
    public int streamFlushSize() {
        return streamFlushSize;
    }

    /** See {@link Builder#streamHeartbeat}. */
    public Duration streamHeartbeat() {
        return streamHeartbeat;
    }

    /** See {@link Builder#maxAttempts}. */
    public int maxAttempts() {
        return maxAttempts;
    }

    /** See {@link Builder#coalesceWrites}. */
    public boolean coalesceWrites() {
        return coalesceWrites;
    }

    /** See {@link Builder#observer}. */
    public StorageObserver observer() {
        return observer;
    }

    /** See {@link Builder#slowStatementThreshold}. */
    public Duration slowStatementThreshold() {
        return slowStatementThreshold;
    }

    /** Where to, without secrets. */
    @Override
    public String toString() {
        return "StorageOptions[url=" + url + ", engine=" + engine + ", dataSource=" + (dataSource != null)
                + ", migrationMode=" + migrationMode + ", tablePrefix=" + tablePrefix + "]";
    }

    /**
     * A user and a password.
     *
     * @param user the user
     * @param password the password, which this record's text hides
     */
    public record Credentials(String user, Secret password) {
        /** Checks that neither is null. */
        public Credentials {
            requireNonNull(user, "user");
            requireNonNull(password, "password");
        }
    }

    /** Builds {@link StorageOptions}; not thread-safe. */
    public static final class Builder {
        private static final int MAX_CONTENT_LIMIT = 64 << 20;
        private static final int MAX_FLUSH_SIZE = 1 << 20;
        private static final int MAX_ATTEMPTS = 100;
        private static final Duration MIN_DURATION = Duration.ofMillis(1);
        private static final Duration MAX_DURATION = Duration.ofHours(1);

        private @Nullable StorageUrl url;
        private @Nullable String engine;
        private @Nullable DataSource dataSource;
        private @Nullable Credentials credentials;
        private @Nullable StorageUrl ddlUrl;
        private @Nullable Credentials ddlCredentials;
        private MigrationMode migrationMode = MigrationMode.AUTO;
        private String tablePrefix = "chat_";
        private Durability durability = Durability.FULL;
        private int contentLimit = Inputs.DEFAULT_CONTENT_BYTES;
        private InstantSource clock = InstantSource.system();
        private Duration transactionTimeout = Duration.ofSeconds(10);
        private Duration closeTimeout = Duration.ofSeconds(10);
        private Duration streamFlushInterval = Duration.ofMillis(200);
        private int streamFlushSize = 4 << 10;
        private Duration streamHeartbeat = Duration.ofSeconds(5);
        private int maxAttempts = 10;
        private boolean coalesceWrites = true;
        private StorageObserver observer = NO_OBSERVER;
        private Duration slowStatementThreshold = Duration.ofMillis(500);

        private Builder() {}

        /** The database's URL. */
        public Builder url(StorageUrl url) {
            this.url = requireNonNull(url, "url");
            return this;
        }

        /** The database's URL. */
        public Builder url(String url) {
            return url(StorageUrl.parse(url));
        }

        /** The engine's short name; needed with a data source, and picks one engine where several know a scheme. */
        public Builder engine(String engine) {
            this.engine = requireNonNull(engine, "engine");
            return this;
        }

        /**
         * The host's own pool, used instead of one of ours and never closed by the engine. SQLite wants a pool of at least two
         * connections to one file, and keeps one of them for writing while it is open.
         */
        public Builder dataSource(DataSource dataSource) {
            this.dataSource = requireNonNull(dataSource, "dataSource");
            return this;
        }

        /** User and password, in place of the URL's. */
        public Builder credentials(String user, Secret password) {
            this.credentials = new Credentials(user, password);
            return this;
        }

        /** The URL to migrate by, where it is another than the one to work by. */
        public Builder ddlUrl(StorageUrl ddlUrl) {
            this.ddlUrl = requireNonNull(ddlUrl, "ddlUrl");
            return this;
        }

        /** The URL to migrate by, where it is another than the one to work by. */
        public Builder ddlUrl(String ddlUrl) {
            return ddlUrl(StorageUrl.parse(ddlUrl));
        }

        /** User and password to migrate by, where they are others. */
        public Builder ddlCredentials(String user, Secret password) {
            this.ddlCredentials = new Credentials(user, password);
            return this;
        }

        /** What opening does about the schema; {@link MigrationMode#AUTO} by default. */
        public Builder migrationMode(MigrationMode migrationMode) {
            this.migrationMode = requireNonNull(migrationMode, "migrationMode");
            return this;
        }

        /** What our tables' names begin with: 0 to 20 characters of a-z, 0-9 and _, no digit first; {@code chat_} by default. */
        public Builder tablePrefix(String tablePrefix) {
            this.tablePrefix = prefix(tablePrefix);
            return this;
        }

        /** What an acknowledged write outlives; {@link Durability#FULL} by default. */
        public Builder durability(Durability durability) {
            this.durability = requireNonNull(durability, "durability");
            return this;
        }

        /** The longest content of a message, 1 to 67,108,864 bytes of UTF-8; 4 MiB by default. */
        public Builder contentLimit(int contentLimit) {
            this.contentLimit = within("contentLimit", contentLimit, MAX_CONTENT_LIMIT);
            return this;
        }

        /** What timestamps are made by, cut to microseconds; the system's clock by default. */
        public Builder clock(InstantSource clock) {
            this.clock = requireNonNull(clock, "clock");
            return this;
        }

        /** The longest that a transaction may take, 1 ms to 1 h; 10 s by default. */
        public Builder transactionTimeout(Duration transactionTimeout) {
            this.transactionTimeout = duration("transactionTimeout", transactionTimeout);
            return this;
        }

        /** How long {@link StorageEngine#close} waits for writes in flight, 1 ms to 1 h; 10 s by default. */
        public Builder closeTimeout(Duration closeTimeout) {
            this.closeTimeout = duration("closeTimeout", closeTimeout);
            return this;
        }

        /** How long a stream's text may wait before it is durable, 1 ms to 1 h; 200 ms by default. */
        public Builder streamFlushInterval(Duration streamFlushInterval) {
            this.streamFlushInterval = duration("streamFlushInterval", streamFlushInterval);
            return this;
        }

        /** How many bytes of UTF-8 of a stream's text may wait before they are durable, 1 to 1,048,576; 4 KiB by default. */
        public Builder streamFlushSize(int streamFlushSize) {
            this.streamFlushSize = within("streamFlushSize", streamFlushSize, MAX_FLUSH_SIZE);
            return this;
        }

        /** How often an open stream says that it lives, 1 ms to 1 h; 5 s by default. */
        public Builder streamHeartbeat(Duration streamHeartbeat) {
            this.streamHeartbeat = duration("streamHeartbeat", streamHeartbeat);
            return this;
        }

        /**
         * How often a write or transaction is tried in all when it meets deadlocks, serialization failures or a busy database, 1
         * to 100; 10 by default.
         */
        public Builder maxAttempts(int maxAttempts) {
            this.maxAttempts = within("maxAttempts", maxAttempts, MAX_ATTEMPTS);
            return this;
        }

        /**
         * Whether writes of several threads that would wait for each other share transactions and round trips; true by default.
         * Each returns after the commit that holds it, and one that fails does not harm the others. A write that meets no
         * other is made at once either way, and a transaction of the caller's own is never shared.
         */
        public Builder coalesceWrites(boolean coalesceWrites) {
            this.coalesceWrites = coalesceWrites;
            return this;
        }

        /** Who is told of operations and slow statements; nobody by default. */
        public Builder observer(StorageObserver observer) {
            this.observer = requireNonNull(observer, "observer");
            return this;
        }

        /** From when on a statement is slow, 1 ms to 1 h; 500 ms by default. */
        public Builder slowStatementThreshold(Duration slowStatementThreshold) {
            this.slowStatementThreshold = duration("slowStatementThreshold", slowStatementThreshold);
            return this;
        }

        /**
         * The finished options.
         *
         * @throws InvalidInputException if there is neither a URL nor a data source, or both
         */
        public StorageOptions build() {
            if ((url == null) == (dataSource == null)) {
                throw new InvalidInputException(
                        "url", url == null ? "state a URL or a data source" : "state a URL or a data source, not both");
            }
            return new StorageOptions(this);
        }

        private static Duration duration(String field, Duration value) {
            if (requireNonNull(value, field).compareTo(MIN_DURATION) < 0 || value.compareTo(MAX_DURATION) > 0) {
                throw new InvalidInputException(field, "is " + value + "; it can be 1 ms to 1 h");
            }
            return value;
        }

        private static int within(String field, int value, int max) {
            if (value < 1 || value > max) {
                throw new InvalidInputException(field, "is " + value + "; it can be 1 to " + max);
            }
            return value;
        }

        private static String prefix(String value) {
            if (!requireNonNull(value, "tablePrefix").matches("([a-z_][a-z0-9_]{0,19})?")) {
                throw new InvalidInputException(
                        "tablePrefix", "has 0 to 20 characters of a-z, 0-9 and _, and begins with no digit");
            }
            return value;
        }
    }
}
