package dev.turnbase.databases;

import dev.turnbase.servers.Product;
import dev.turnbase.servers.TestServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The tags of the contract's runs: one for each engine that it is run on. */
enum ContractTag {
    SQLITE("sqlite", null),
    SQLITE_MEMORY("sqlite-memory", null),
    MEMORY("memory", null),
    POSTGRES("postgres", Product.POSTGRES),
    MYSQL("mysql", Product.MYSQL),
    MARIADB("mariadb", Product.MARIADB);

    private final String tag;
    private final @Nullable Product product;

    ContractTag(String tag, @Nullable Product product) {
        this.tag = tag;
        this.product = product;
    }

    String tag() {
        return tag;
    }

    static Optional<ContractTag> of(String tag) {
        return Arrays.stream(values()).filter(each -> each.tag.equals(tag)).findFirst();
    }

    /** The database that its tests ran against, with version, and where it was from. */
    Ran ran(Map<Product, TestServer> started) {
        if (product == null) {
            return this == MEMORY
                    ? new Ran("reference engine", "in the tests' JVM")
                    : new Ran("SQLite " + sqliteVersion(), this == SQLITE ? "file" : "in the tests' JVM");
        }
        TestServer server = started.get(product);
        return server == null
                ? new Ran(product.title() + ", which did not start", "-")
                : new Ran(server.name() + " " + server.version(), server.source());
    }

    private static String sqliteVersion() {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT sqlite_version()")) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException e) {
            return "of unknown version: " + e.getMessage();
        }
    }

    /** A database and where it was from. */
    record Ran(String database, String source) {}
}
