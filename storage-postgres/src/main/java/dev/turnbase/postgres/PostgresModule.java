package dev.turnbase.postgres;

import dev.turnbase.StorageOptions;
import dev.turnbase.StorageOptions.Credentials;
import dev.turnbase.error.CannotOpenException;
import dev.turnbase.spi.StorageUrl;
import dev.turnbase.sql.engine.Dialect;
import dev.turnbase.sql.engine.ServerAccess;
import dev.turnbase.sql.engine.ServerModule;
import dev.turnbase.sql.session.Traits;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How PostgreSQL is reached, and what it must be. */
final class PostgresModule implements ServerModule {
    private static final String NAME = "postgres";
    private static final int OLDEST = 13;
    private static final String UTF8 = "UTF8";
    /** What a statement outside a transaction must have by itself, since it states nothing. */
    private static final String READ_COMMITTED = "read committed";

    /** The isolation is stated each time: a role's default may be another one, and a pooler's session is nobody's. */
    private static final List<String> BEGIN = List.of("BEGIN ISOLATION LEVEL READ COMMITTED");

    private static final Dialect DIALECT = new PostgresDialect();

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Dialect dialect() {
        return DIALECT;
    }

    @Override
    public ServerAccess access(StorageUrl url, @Nullable Credentials credentials, StorageOptions options) {
        return new PostgresAccess(PostgresUrl.of(url, credentials), options.transactionTimeout());
    }

    @Override
    public Traits traits(Connection connection, StorageOptions options, int queryTimeoutSeconds) throws SQLException {
        requireEncoding(setting(connection, "server_encoding"));
        int version = connection.getMetaData().getDatabaseMajorVersion();
        if (version < OLDEST) {
            throw new CannotOpenException(
                    "the server is PostgreSQL " + version + "; " + OLDEST + " or later is needed", null);
        }
        boolean isolated = READ_COMMITTED.equals(setting(connection, "default_transaction_isolation"));
        return new Traits(BEGIN, true, isolated, queryTimeoutSeconds);
    }

    private static void requireEncoding(String encoding) {
        if (!UTF8.equals(encoding)) {
            throw new CannotOpenException(
                    "the database's encoding is " + encoding
                            + ", which can't hold every text; make one with encoding UTF8",
                    null);
        }
    }

    private static String setting(Connection connection, String name) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select current_setting('" + name + "')")) {
            row.next();
            return row.getString(1);
        }
    }
}
