package dev.turnbase.contract;

import dev.turnbase.StorageOptions;
import java.sql.Connection;
import java.util.Optional;

/** A database for tests, gone when it is closed. Every engine on it is closed before. */
public interface TestDatabase extends AutoCloseable {
    /** The URL that opens it, in this process and, if the engine is shared by processes, in any other. */
    String url();

    /** Options that open it, as often as wanted; the tests add theirs. */
    default StorageOptions.Builder options() {
        return StorageOptions.builder().url(url());
    }

    /**
     * A new connection to the tables beside the engine, which the caller closes; none by default. With it the tests look
     * for orphans in every table whose name begins with the options' prefix, so nothing needs to be said about them.
     */
    default Optional<Connection> rawConnection() {
        return Optional.empty();
    }

    /** Removes it. */
    @Override
    void close();
}
