package dev.turnbase.faults;

import dev.turnbase.Secret;
import dev.turnbase.StorageEngine;
import dev.turnbase.StorageOptions;
import dev.turnbase.jdbc.DriverSource;
import dev.turnbase.servers.ServerDatabase;
import dev.turnbase.servers.TcpProxy;
import dev.turnbase.servers.Until;
import dev.turnbase.spi.StorageUrl;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * A database of its own with a user of its own, whose engines reach it through two proxies, one behind the other: the near
 * one can be cut while the far one still holds what it was sent. The administrator comes through the far one only.
 */
final class Scene implements AutoCloseable {
    /** No other text in the tests or messages has it. */
    static final String PASSWORD = "Xq7-not-to-be-shown";

    private static final String QUICK = "pool_timeout=2&connect_timeout=2";

    private final Ways ways;
    private final ServerDatabase database;
    private final TcpProxy near;
    private final String user = "u" + UUID.randomUUID().toString().substring(24);

    Scene(Ways ways) {
        this.ways = ways;
        this.database = ways.server().createDatabaseBehindProxy();
        this.near = new TcpProxy(() -> new InetSocketAddress(InetAddress.getLoopbackAddress(), far().port()));
        ways.createUser(database.name(), user, PASSWORD).forEach(this::execute);
    }

    Ways ways() {
        return ways;
    }

    String user() {
        return user;
    }

    String databaseName() {
        return database.name();
    }

    /** The proxy that the engines connect to. */
    TcpProxy near() {
        return near;
    }

    /** The proxy between that one and the server. */
    TcpProxy far() {
        return database.proxy();
    }

    /** The URL through both proxies, without the administrator's credentials. */
    String url() {
        String url = database.url().replace(":" + far().port() + "/", ":" + near.port() + "/");
        return url.replaceFirst("//[^@]*@", "//") + (url.contains("?") ? "&" : "?") + QUICK;
    }

    /** The driver's URL through both proxies. */
    String jdbcUrl() {
        String scheme = database.url().replaceFirst(":.*", "");
        return "jdbc:" + scheme + "://127.0.0.1:" + near.port() + "/" + database.name() + "?" + ways.plainText();
    }

    /** Options that open the database as its user. */
    StorageOptions.Builder options() {
        return options(url());
    }

    StorageOptions.Builder options(String url) {
        return StorageOptions.builder().url(url).credentials(user, Secret.of(PASSWORD));
    }

    StorageEngine open() {
        return StorageEngine.open(options().build());
    }

    /** The driver's connections through both proxies. */
    DataSource driver() {
        return DriverSource.of(StorageUrl.parse(url()), user, Secret.of(PASSWORD));
    }

    /** An administrator's connection to the database. */
    Connection connect() throws SQLException {
        return database.connect();
    }

    /** The administrator runs a statement. */
    void execute(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The user runs a statement, through both proxies; false if its connection was lost. */
    boolean runAsUser(String sql) {
        try (Connection connection = DriverManager.getConnection(jdbcUrl(), user, PASSWORD);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    /** The administrator asks for the values of one column. */
    List<String> ask(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    List<String> sessions() {
        return ask(ways.sessions(user));
    }

    /** Waits until some statement of the engines' runs, which is for long only if it waits for a lock. */
    void awaitBusy() {
        Until.holds("a statement runs", () -> !ask(ways.busySessions(user)).isEmpty());
    }

    /** Waits until no statement of the engines' runs. */
    void awaitIdle() {
        Until.holds("no statement runs", () -> ask(ways.busySessions(user)).isEmpty());
    }

    void kill(List<String> sessions) {
        sessions.stream().filter(sessions()::contains).forEach(session -> execute(ways.kill(session)));
        awaitEnd(sessions);
    }

    void awaitEnd(List<String> sessions) {
        Until.holds("sessions are gone", () -> sessions().stream().noneMatch(sessions::contains));
    }

    /** Has the server end by itself, and returns when it is gone. */
    void shutDown() {
        try {
            execute(ways.shutDown());
        } catch (IllegalStateException e) {
            // The server may be gone before it has answered.
        }
        Until.holds("the server is gone", () -> !ways.server().isAlive());
    }

    /** Whether the administrator gets what a statement locks at once. */
    boolean gets(String locking) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(locking + " nowait");
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    @Override
    public void close() {
        near.close();
        far().restore();
        database.close();
        try (ServerDatabase other = ways.server().createDatabase();
                Connection connection = other.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(ways.dropUser(user));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
