package dev.turnbase.servers;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/** A database product: what it is called, where it can come from, and its dialect as far as the servers need it. */
public enum Product {
    /** PostgreSQL. */
    POSTGRES("PostgreSQL", "postgresql", 5432, "postgres:18", "POSTGRES") {
        @Override
        List<String> leanSettings() {
            return List.of("-c", "shared_buffers=32MB", "-c", "max_connections=200", "-c", "deadlock_timeout=100ms");
        }

        @Override
        Map<String, String> imageVariables() {
            return Map.of("POSTGRES_USER", Administrator.USER, "POSTGRES_PASSWORD", Administrator.PASSWORD);
        }

        @Override
        Properties driverSettings(String sslmode) {
            return properties(Map.of("sslmode", sslmode, "connectTimeout", "10", "loginTimeout", "20"));
        }

        @Override
        String adminDatabase() {
            return "postgres";
        }

        @Override
        String versionQuery() {
            return "SHOW server_version";
        }

        @Override
        String create(String database) {
            return "CREATE DATABASE " + database + " TEMPLATE template0 ENCODING 'UTF8'";
        }

        @Override
        String drop(String database) {
            return "DROP DATABASE IF EXISTS " + database + " WITH (FORCE)";
        }
    },
    /** MySQL. */
    MYSQL("MySQL", "mysql", 3306, "mysql:8.0", "MYSQL"),
    /** MariaDB. */
    MARIADB("MariaDB", "mysql", 3306, "mariadb:11.4", "MARIADB");

    private static final Map<String, String> CONNECTOR_J_WORDS =
            Map.of("disable", "DISABLED", "prefer", "PREFERRED", "require", "REQUIRED");

    private final String title;
    private final String scheme;
    private final int port;
    private final String image;
    private final String word;

    Product(String title, String scheme, int port, String image, String word) {
        this.title = title;
        this.scheme = scheme;
        this.port = port;
        this.image = image;
        this.word = word;
    }

    /** Its name, as people write it. */
    public String title() {
        return title;
    }

    /** The scheme of its URLs, Turnbase's and the driver's. */
    String scheme() {
        return scheme;
    }

    /** The port that it listens on in its container. */
    int port() {
        return port;
    }

    /** The environment variable with the URL of a server that runs already. */
    String urlVariable() {
        return "TURNBASE_TEST_" + word + "_URL";
    }

    /** The system property that chooses another image. */
    String imageProperty() {
        return word.toLowerCase(Locale.ROOT) + ".image";
    }

    String image() {
        return System.getProperty(imageProperty(), image);
    }

    /** Whether the run asks for another image than the usual one. */
    boolean hasChosenImage() {
        return System.getProperty(imageProperty()) != null;
    }

    /** What its image reads from the environment. */
    Map<String, String> imageVariables() {
        return Map.of(word + "_ROOT_PASSWORD", Administrator.PASSWORD);
    }

    /**
     * What its server is started with: little memory, and all of its durability. No TLS and no password exchange that
     * asks for it, so that a proxy can see what clients send.
     */
    List<String> leanSettings() {
        return List.of(
                "--innodb-buffer-pool-size=32M",
                "--max-connections=200",
                "--performance-schema=OFF",
                "--skip-log-bin",
                "--skip-name-resolve",
                "--loose-skip-ssl",
                "--loose-mysqlx=OFF",
                "--loose-default-authentication-plugin=mysql_native_password");
    }

    /** The driver's settings: a word of Turnbase's URLs for TLS, and an end to waiting for a server that is silent. */
    Properties driverSettings(String sslmode) {
        return properties(Map.of(
                "sslMode", CONNECTOR_J_WORDS.getOrDefault(sslmode, "PREFERRED"),
                "allowPublicKeyRetrieval", "true",
                "connectTimeout", "10000"));
    }

    /** A database that every server has. */
    String adminDatabase() {
        return "mysql";
    }

    String versionQuery() {
        return "SELECT VERSION()";
    }

    String create(String database) {
        return "CREATE DATABASE " + database + " CHARACTER SET utf8mb4";
    }

    String drop(String database) {
        return "DROP DATABASE IF EXISTS " + database;
    }

    private static Properties properties(Map<String, String> entries) {
        Properties properties = new Properties();
        properties.putAll(entries);
        return properties;
    }
}
