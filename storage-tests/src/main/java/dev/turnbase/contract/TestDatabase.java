package dev.turnbase.contract;

import dev.turnbase.StorageOptions;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

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

    /**
     * How many bytes have been written for it so far, by any measure that grows with what is sent to the disk; none by
     * default, which only an engine that is not durable may leave so.
     */
    default OptionalLong bytesWritten() {
        return OptionalLong.empty();
    }

    /** Options that open it so that nothing can be written; none by default. An engine on a file has them. */
    default Optional<StorageOptions.Builder> readOnly() {
        return Optional.empty();
    }

    /** Damages the schema, beside the engine; for engines that migrate. */
    default void damage(SchemaDamage damage) {
        throw new UnsupportedOperationException("the schema of an engine that migrates can be damaged: " + damage);
    }

    /** Ends the server that it is in, as a crash would; for engines whose data is in a server. */
    default void stopServer() {
        throw new UnsupportedOperationException("a database that is in a server can be stopped");
    }

    /** Starts the server again, at the same address. */
    default void startServer() {
        throw new UnsupportedOperationException("a database that is in a server can be started");
    }

    /**
     * Options that open it so that each statement sent adds one to the counter; none by default, which only an engine
     * without tables may leave so.
     */
    default Optional<StorageOptions.Builder> counting(AtomicLong statements) {
        return Optional.empty();
    }

    /** Tables that hold nothing of the callers', such as marks of transactions, and may grow; none by default. */
    default Set<String> bookkeepingTables() {
        return Set.of();
    }

    /**
     * Lets the database take notice of how much it holds; nothing by default. For one that plans queries by statistics
     * which it makes only some time after many rows were written.
     */
    default void refreshStatistics() {}

    /**
     * What the report says that it was run with: a name and a version by what it is, such as {@code database}; by
     * default the database and the driver of {@link #rawConnection}, if there is one. The entry {@code version} is the
     * engine's own, for one whose jar has no version in its name.
     */
    default Map<String, String> versions() {
        return rawConnection().map(TestDatabase::versionsOf).orElseGet(Map::of);
    }

    /** The {@linkplain #versions versions} of the database and the driver of a connection, which is closed then. */
    static Map<String, String> versionsOf(Connection connection) {
        try (connection) {
            DatabaseMetaData data = connection.getMetaData();
            Map<String, String> versions = new LinkedHashMap<>();
            versions.put("database", data.getDatabaseProductName() + " " + data.getDatabaseProductVersion());
            versions.put("driver", data.getDriverName() + " " + data.getDriverVersion());
            return versions;
        } catch (SQLException e) {
            throw new IllegalStateException("the database does not tell its version", e);
        }
    }

    /** Removes it. */
    @Override
    void close();
}
