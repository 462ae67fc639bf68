package dev.turnbase.sql.engine;

import dev.turnbase.spi.StorageUrl.Host;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Opens connections to the first of a server's hosts that answers, by a driver object: no driver is looked up by URL, and
 * no URL holds a secret. A connection stays with its host, where the drivers' own failover would go on with another one in
 * the middle of what a caller does, or let a silent host use up the time of the next. Its text is the address.
 */
public final class ServerConnections implements DataSource {
    /** The class of states that both drivers give when they can't reach a server, or not the primary. */
    private static final String CONNECTION_STATES = "08";
    /** The server was reached and refused: no connection left (MySQL, MariaDB), no encryption (PostgreSQL's driver). */
    private static final String REJECTED = "08004";
    /** The server starts or stops (PostgreSQL). */
    private static final String STARTING_OR_STOPPING = "57P0";

    private final ServerAddress address;
    private final int networkTimeoutMillis;
    private final Connector connector;

    /**
     * A data source of these connections.
     *
     * @param address whose hosts are tried in their order
     * @param networkTimeout how long an open connection waits for a silent server; zero for ever
     * @param connector opens a connection to one host
     */
    public ServerConnections(ServerAddress address, Duration networkTimeout, Connector connector) {
        this.address = address;
        this.networkTimeoutMillis = Math.toIntExact(networkTimeout.toMillis());
        this.connector = connector;
    }

    /** A connection; if no host answers, what went wrong with the first, the others' as suppressed. */
    @Override
    public Connection getConnection() throws SQLException {
        List<SQLException> unreachable = new ArrayList<>();
        for (Host host : address.hosts()) {
            try {
                return open(host);
            } catch (SQLException e) {
                if (!isUnreachable(e)) {
                    unreachable.forEach(e::addSuppressed);
                    throw e;
                }
                unreachable.add(e);
            }
        }
        SQLException first = unreachable.get(0);
        unreachable.stream().skip(1).forEach(first::addSuppressed);
        throw first;
    }

    private Connection open(Host host) throws SQLException {
        Connection connection = connector.connect(host);
        try {
            connection.setNetworkTimeout(Runnable::run, networkTimeoutMillis);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    private static boolean isUnreachable(SQLException e) {
        String state = e.getSQLState();
        return state != null
                && (state.startsWith(CONNECTION_STATES) || state.startsWith(STARTING_OR_STOPPING))
                && !state.equals(REJECTED);
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException("the user is set when the engine is opened");
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(@Nullable PrintWriter out) throws SQLException {
        throw new SQLFeatureNotSupportedException("there is no log writer");
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        throw new SQLFeatureNotSupportedException("the URL's connect_timeout says how long connecting may take");
    }

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException("there is no logger");
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        if (type.isInstance(this)) {
            return type.cast(this);
        }
        throw new SQLException("this data source wraps no " + type.getName());
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return type.isInstance(this);
    }

    @Override
    public String toString() {
        return address.toString();
    }

    /** Opens connections. */
    @FunctionalInterface
    public interface Connector {
        /** A connection to this host. */
        Connection connect(Host host) throws SQLException;
    }
}
