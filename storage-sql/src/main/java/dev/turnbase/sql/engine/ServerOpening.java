package dev.turnbase.sql.engine;

import dev.turnbase.EngineCapabilities;
import dev.turnbase.EngineStatus;
import dev.turnbase.StorageEngine;
import dev.turnbase.StorageOptions;
import dev.turnbase.StorageOptions.Credentials;
import dev.turnbase.error.CannotOpenException;
import dev.turnbase.error.InvalidInputException;
import dev.turnbase.error.StorageException;
import dev.turnbase.spi.StorageUrl;
import dev.turnbase.sql.session.ConnectionPool;
import dev.turnbase.sql.session.ErrorKind;
import dev.turnbase.sql.session.Failures;
import dev.turnbase.sql.session.Traits;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Opens a database in a server: that of a URL, or that of a host's data source. */
public final class ServerOpening {
    private static final int NO_TIMEOUT = 0;

    private final ServerModule module;
    private final StorageOptions options;

    private ServerOpening(ServerModule module, StorageOptions options) {
        this.module = module;
        this.options = options;
    }

    /** Opens an engine; throws as {@link StorageEngine#open(String)} states. */
    public static StorageEngine open(ServerModule module, StorageOptions options) {
        return new ServerOpening(module, options).open();
    }

    /** Says how things stand without changing anything. */
    public static EngineStatus inspect(ServerModule module, StorageOptions options) {
        return new ServerOpening(module, options).inspect();
    }

    private StorageEngine open() {
        DataSource hosts = options.dataSource().orElse(null);
        return hosts == null ? openUrl() : openHosts(hosts);
    }

    private EngineStatus inspect() {
        DataSource hosts = options.dataSource().orElse(null);
        StatusReader status = new StatusReader(module.name(), module.dialect(), options);
        if (hosts != null) {
            return asked("the data source's database", () -> status.read(hosts));
        }
        try (ServerAccess access = access()) {
            return asked(access.label(), () -> status.read(access.connections()));
        }
    }

    private ServerAccess access() {
        return module.access(options.url().orElseThrow(), options.credentials().orElse(null), options);
    }

    private StorageEngine openUrl() {
        ServerAccess access = access();
        ServerAccess migrating = null;
        try {
            migrating = migratingAccess();
            DataSource connections = access.connections();
            Opened opened = new Opened(
                    access.label(),
                    connections,
                    (migrating == null ? access : migrating).migrations(),
                    access.schema(),
                    () -> ConnectionPool.own(
                            () -> access.server().pool(connections),
                            access.server().connectionLimit()),
                    access::close);
            return open(opened, Math.toIntExact(access.queryTimeout().toSeconds()));
        } catch (StorageException e) {
            access.close();
            throw e;
        } finally {
            if (migrating != null) {
                migrating.close();
            }
        }
    }

    /** Access with other rights or by another way, to migrate by; null if it is the same. */
    private @Nullable ServerAccess migratingAccess() {
        StorageUrl url = options.ddlUrl().orElse(null);
        Credentials credentials = options.ddlCredentials().orElse(null);
        if (url == null && credentials == null) {
            return null;
        }
        boolean otherUser = credentials != null || (url != null && url.user().isPresent());
        return module.access(
                url == null ? options.url().orElseThrow() : url,
                otherUser ? credentials : options.credentials().orElse(null),
                options);
    }

    private StorageEngine openHosts(DataSource hosts) {
        boolean pointless =
                options.ddlCredentials().isPresent() && options.ddlUrl().isEmpty();
        if (pointless || options.credentials().isPresent()) {
            throw new InvalidInputException(
                    "credentials",
                    "a data source has its own; leave them out, or state ddlUrl to migrate by another way");
        }
        ServerAccess migrating = options.ddlUrl().isPresent() ? migratingAccess() : null;
        try {
            return open(
                    new Opened(
                            "the data source's database",
                            hosts,
                            migrating == null ? hosts : migrating.migrations(),
                            Optional.empty(),
                            () -> ConnectionPool.ofHost(hosts),
                            () -> {}),
                    NO_TIMEOUT);
        } finally {
            if (migrating != null) {
                migrating.close();
            }
        }
    }

    private StorageEngine open(Opened opened, int queryTimeoutSeconds) {
        return asked(opened.label, () -> {
            Traits traits = traits(opened.connections, queryTimeoutSeconds);
            return SqlEngine.open(new EngineSetup(
                    module.name(),
                    opened.label,
                    module.dialect(),
                    options,
                    EngineCapabilities.builder()
                            .durable(true)
                            .sharedByProcesses(true)
                            .migrated(true)
                            .server(true)
                            .build(),
                    traits,
                    opened.connections::getConnection,
                    opened.migrations,
                    opened.schema,
                    // The migrator has a lock of its own on every server.
                    MigrationLock.Work::run,
                    opened.pool,
                    opened.onClose));
        });
    }

    private Traits traits(DataSource connections, int queryTimeoutSeconds) throws SQLException {
        try (Connection connection = connections.getConnection()) {
            if (!connection.getAutoCommit()) {
                throw new CannotOpenException(
                        "the data source's connections do not commit by themselves; set its autoCommit to true", null);
            }
            return module.traits(connection, options, queryTimeoutSeconds);
        }
    }

    private <T> T asked(String label, Question<T> question) {
        try {
            return question.ask();
        } catch (SQLException e) {
            Failures failures = new Failures(label, module.dialect()::classify);
            if (failures.kind(e) == ErrorKind.DENIED) {
                throw new CannotOpenException(
                        label + " refuses user, password or the database's name" + Failures.codes(e)
                                + "; check them, and the" + " user's rights",
                        e);
            }
            throw failures.translate(e);
        }
    }

    private record Opened(
            String label,
            DataSource connections,
            DataSource migrations,
            Optional<String> schema,
            Supplier<ConnectionPool> pool,
            Runnable onClose) {}

    private interface Question<T> {
        T ask() throws SQLException;
    }
}
