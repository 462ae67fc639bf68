package dev.turnbase;

import static java.util.Objects.requireNonNull;

import dev.turnbase.model.Message;
import dev.turnbase.spi.StorageEngineProvider;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * An open storage engine: users, conversations and their messages in one database.
 *
 * <pre>{@code
 * try (StorageEngine engine = StorageEngine.open("file:chat.db")) {
 *     Storage storage = engine.storage();
 *     User ada = storage.users().findOrCreate(NewUser.withExternalId("ada").name("Ada"));
 *     Conversation trip = storage.conversations().create(NewConversation.of("Trip", "travel-agent").ownedBy(ada));
 *     storage.messages().append(trip.id(), NewMessage.of("user", "Three days in May?").from(ada));
 * }
 * }</pre>
 *
 * <p>Thread-safe: one engine serves all threads of a process, and several engines may be open on one database. Every
 * failure of data or database is a {@link dev.turnbase.error.StorageException}. A closed engine refuses every call with
 * {@link IllegalStateException}; {@link #name}, {@link #status} and {@link #close} still answer.
 */
public interface StorageEngine extends AutoCloseable {
    /** The tenant of {@link #storage()}. */
    String DEFAULT_TENANT = "default";

    /**
     * Opens the database of a URL with default options: {@code file:chat.db}, {@code file::memory:}, {@code memory:},
     * {@code postgresql://user:password@host/database}, {@code mysql://user:password@host/database}.
     *
     * @throws dev.turnbase.error.CannotOpenException if no engine on the class path knows the scheme, or it can't open
     * @throws dev.turnbase.error.InvalidInputException if the URL or one of its options is malformed or unknown
     * @throws dev.turnbase.error.MigrationException if the schema can't be brought up to date
     * @throws dev.turnbase.error.UnavailableException if the database can't be reached
     */
    static StorageEngine open(String url) {
        return open(StorageOptions.of(url));
    }

    /** Opens with options, by the engine on the class path that knows the URL's scheme or has the stated name. */
    static StorageEngine open(StorageOptions options) {
        return open(options, StorageEngineProvider.forOptions(options));
    }

    /** Opens with options by a given engine; nothing is searched for. */
    static StorageEngine open(StorageOptions options, StorageEngineProvider provider) {
        requireNonNull(options, "options");
        return requireNonNull(provider, "provider").open(options);
    }

    /**
     * Opens what the environment variables {@code STORAGE_ENGINE} ({@code sqlite}, {@code postgres}, {@code mysql}; may
     * be left out), {@code DATABASE_URL} and {@code SQLITE_DB_PATH} (alone it selects sqlite) say.
     *
     * @throws dev.turnbase.error.InvalidInputException naming the variable, if they are missing or disagree
     */
    static StorageEngine fromEnvironment() {
        return open(StorageOptions.fromEnvironment(System.getenv()));
    }

    /**
     * Says how things stand with a database, without creating, migrating or changing anything: one that does not exist
     * yet, or has no tables of ours, is reported as not initialized.
     */
    static EngineStatus inspect(StorageOptions options) {
        return inspect(options, StorageEngineProvider.forOptions(options));
    }

    /** {@link #inspect(StorageOptions)} by a given engine; nothing is searched for. */
    static EngineStatus inspect(StorageOptions options, StorageEngineProvider provider) {
        requireNonNull(options, "options");
        return requireNonNull(provider, "provider").inspect(options);
    }

    /** The engine's short name: {@code sqlite}, {@code postgres}, {@code mysql}, {@code memory}, or another's own. */
    String name();

    /** The storage of the tenant {@link #DEFAULT_TENANT}. */
    default Storage storage() {
        return storage(DEFAULT_TENANT);
    }

    /**
     * The storage of a tenant, whose name has 1 to 128 characters from {@code !} to {@code ~}. Costs nothing: the
     * tenant comes into being with its first write.
     */
    Storage storage(String tenant);

    /** The tenants of the database. */
    Tenants tenants();

    /** What this engine offers, and where it differs. */
    EngineCapabilities capabilities();

    /** How things stand now, rows counted; a closed engine answers without asking the database. */
    EngineStatus status();

    /**
     * {@link Messages#recoverPending} for every tenant.
     *
     * @return the recovered messages by tenant; a tenant without any is absent
     */
    Map<String, List<Message>> recoverPending(Duration olderThan);

    /**
     * Refuses new work, waits for writes in flight up to the close timeout, then cancels open streams and lets go of
     * everything. A data source that the host gave stays open. Closing again does nothing.
     *
     * @throws IllegalStateException if the calling thread is in a transaction, which closing would wait for
     */
    @Override
    void close();
}
