package dev.turnbase.servers;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A database server that tests share. They may kill it if they start it again. */
public final class TestServer {
    private final Product product;
    private final Host host;
    private final String version;
    private final @Nullable String reason;

    private TestServer(Product product, Host host, String version, @Nullable String reason) {
        this.product = product;
        this.host = host;
        this.version = version;
        this.reason = reason;
    }

    /** Starts one, and closes what has been started if it does not answer or is something else. */
    static TestServer start(Host host) {
        Product product = host.access().product();
        try {
            if (host.canBeKilled()) {
                host.start();
            }
            awaitAnswer(host);
            String version = askVersion(host.access());
            requireProduct(product, version);
            return new TestServer(product, host, version.replaceAll("[^0-9.].*", ""), null);
        } catch (RuntimeException e) {
            host.close();
            throw e;
        }
    }

    /** The same server in the place of one that can't be had, for this reason. */
    TestServer standingIn(String why) {
        return new TestServer(product, host, version, why);
    }

    private static void awaitAnswer(Host host) {
        AtomicReference<@Nullable SQLException> last = new AtomicReference<>();
        try {
            Until.holds(
                    host.access().product().title() + " at " + host.access() + " answers", () -> answers(host, last));
        } catch (IllegalStateException e) {
            throw new IllegalStateException(e.getMessage() + "; last it was " + last + "; " + host.lastWords(), e);
        }
    }

    private static boolean answers(Host host, AtomicReference<@Nullable SQLException> last) {
        try (Connection connection =
                host.access().connect(host.access().product().adminDatabase())) {
            return connection.isValid(10);
        } catch (SQLException e) {
            last.set(e);
            if (!host.isAlive()) {
                throw new IllegalStateException("the server has ended", e);
            }
            return false;
        }
    }

    private static String askVersion(Access access) {
        try (Connection connection = access.connect(access.product().adminDatabase());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(access.product().versionQuery())) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(access + " does not say its version", e);
        }
    }

    private static void requireProduct(Product product, String version) {
        boolean mariadb = version.contains("MariaDB");
        if (product != Product.POSTGRES && mariadb != (product == Product.MARIADB)) {
            throw new IllegalStateException(
                    "what " + product.urlVariable() + " points to is not " + product.title() + " but " + version);
        }
    }

    /** PostgreSQL, MySQL or MariaDB: what it is, not what it stands in for. */
    public String name() {
        return product.title();
    }

    /** Its version, as it said itself. */
    public String version() {
        return version;
    }

    /** Where it is from: {@code url}, {@code container postgres:18}, {@code binaries 18.6.0}. */
    public String source() {
        return host.source();
    }

    /** If it stands in for MySQL, why MySQL itself can't run here. */
    public Optional<String> standInReason() {
        return Optional.ofNullable(reason);
    }

    /** Whether it can be killed; a server that was given by its URL can't. */
    public boolean canBeKilled() {
        return host.canBeKilled();
    }

    /** Whether it runs; of one that was given by its URL nothing is known, so it does. */
    public boolean isAlive() {
        return host.isAlive();
    }

    /** Ends the server at once, as a crash would. */
    public void kill() {
        host.kill();
    }

    /** Starts it again on the same data and at the same address, and waits until it answers. */
    public void start() {
        host.start();
        awaitAnswer(host);
    }

    /** Creates an empty database whose clients connect directly. */
    public ServerDatabase createDatabase() {
        return create(host.access(), null);
    }

    /** Creates an empty database whose clients connect through a proxy of its own. */
    public ServerDatabase createDatabaseBehindProxy() {
        TcpProxy proxy = new TcpProxy(() -> host.access().address());
        return create(host.access().through(proxy), proxy);
    }

    private ServerDatabase create(Access access, @Nullable TcpProxy proxy) {
        String name = "turnbase_" + UUID.randomUUID().toString().substring(24);
        execute(product.create(name));
        return new ServerDatabase(this, name, access, proxy);
    }

    Product product() {
        return product;
    }

    void execute(String sql) {
        try (Connection connection = host.access().connect(product.adminDatabase());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(product.title() + " refused: " + sql, e);
        }
    }
}
