package dev.turnbase.bench.contender;

import com.mysql.cj.jdbc.MysqlDataSource;
import dev.turnbase.spi.StorageUrl;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * An empty database that all contenders use, each with tables of its own.
 *
 * @param url Turnbase's URL of it
 */
public record BenchDatabase(StorageUrl url) {
    private static final int BUSY_MILLIS = 5_000;

    /** The kinds of databases, by how they are spoken to. */
    public enum Kind {
        /** A SQLite file. */
        SQLITE,
        /** PostgreSQL. */
        POSTGRES,
        /** MySQL or MariaDB. */
        MYSQL
    }

    /** What it is. */
    public Kind kind() {
        return switch (url.scheme()) {
            case "file" -> Kind.SQLITE;
            case "postgresql", "postgres" -> Kind.POSTGRES;
            case "mysql", "mariadb" -> Kind.MYSQL;
            default ->
                throw new IllegalArgumentException("there is nothing to measure in a database of " + url.scheme());
        };
    }

    /** Its name in files of results. */
    public String title() {
        return switch (kind()) {
            case SQLITE -> "sqlite";
            case POSTGRES -> "postgresql";
            case MYSQL -> url.scheme();
        };
    }

    /** The file of a SQLite database. */
    public Path file() {
        return Path.of(url.path());
    }

    /** The driver's URL, without user and password. */
    public String jdbcUrl() {
        return switch (kind()) {
            case SQLITE -> "jdbc:sqlite:" + url.path();
            case POSTGRES -> "jdbc:postgresql://" + address();
            case MYSQL -> "jdbc:mysql://" + address();
        };
    }

    private String address() {
        StorageUrl.Host host = url.hosts().get(0);
        return host.name() + ":" + host.port() + "/" + url.path();
    }

    /** The user of a server. */
    public String user() {
        return url.user().orElse("");
    }

    /** The user's password. */
    public String password() {
        return url.password().map(secret -> secret.reveal()).orElse("");
    }

    /** Connections as the driver makes them, durable, for stores that bring no settings of their own. */
    public DataSource plain() {
        return switch (kind()) {
            case SQLITE -> sqlite();
            case POSTGRES -> postgres();
            case MYSQL -> mysql();
        };
    }

    private DataSource sqlite() {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setBusyTimeout(BUSY_MILLIS);
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl(jdbcUrl());
        return source;
    }

    private DataSource postgres() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(jdbcUrl());
        source.setUser(user());
        source.setPassword(password());
        return source;
    }

    private DataSource mysql() {
        MysqlDataSource source = new MysqlDataSource();
        source.setUrl(jdbcUrl());
        source.setUser(user());
        source.setPassword(password());
        return source;
    }
}
