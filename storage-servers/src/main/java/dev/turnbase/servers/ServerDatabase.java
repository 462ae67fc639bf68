package dev.turnbase.servers;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A database of its own in a server for tests. */
public final class ServerDatabase implements AutoCloseable {
    private final TestServer server;
    private final String name;
    private final Access access;
    private final @Nullable TcpProxy proxy;

    ServerDatabase(TestServer server, String name, Access access, @Nullable TcpProxy proxy) {
        this.server = server;
        this.name = name;
        this.access = access;
        this.proxy = proxy;
    }

    /** The server that it is in. */
    public TestServer server() {
        return server;
    }

    /** Its name in the server. */
    public String name() {
        return name;
    }

    /** Its Turnbase URL, through the proxy if there is one; the same over restarts of the server. */
    public String url() {
        return access.url(name);
    }

    /** A new connection in autocommit mode, through the proxy if there is one. */
    public Connection connect() throws SQLException {
        return access.connect(name);
    }

    /** The proxy that is before this database alone. */
    public TcpProxy proxy() {
        return Optional.ofNullable(proxy)
                .orElseThrow(() -> new IllegalStateException(
                        "database " + name + " has no proxy; ask for it with createDatabaseBehindProxy"));
    }

    /** Removes it, and its proxy. Other connections to it may be open. */
    public void drop() {
        if (proxy != null) {
            proxy.close();
        }
        server.execute(server.product().drop(name));
    }

    @Override
    public void close() {
        drop();
    }
}
