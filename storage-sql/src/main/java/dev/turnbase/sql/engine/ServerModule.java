package dev.turnbase.sql.engine;

import dev.turnbase.StorageOptions;
import dev.turnbase.StorageOptions.Credentials;
import dev.turnbase.spi.StorageUrl;
import dev.turnbase.sql.session.Traits;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What a module for a database server hands over. Has no state. */
public interface ServerModule {
    /** The engine's short name. */
    String name();

    /** In what the database differs. */
    Dialect dialect();

    /**
     * How the database of a URL is reached.
     *
     * @param credentials go before the URL's user and password
     * @param options the engine's options, for what sessions are set to
     */
    ServerAccess access(StorageUrl url, @Nullable Credentials credentials, StorageOptions options);

    /**
     * What sessions on such connections can do, of a server that is fit for the options.
     *
     * @param queryTimeoutSeconds how long a statement may run, 0 for ever
     * @throws dev.turnbase.error.CannotOpenException if the server can't hold what the engine promises
     */
    Traits traits(Connection connection, StorageOptions options, int queryTimeoutSeconds) throws SQLException;
}
