package dev.turnbase.bench.coldopen;

import dev.turnbase.StorageEngine;
import dev.turnbase.StorageOptions;
import dev.turnbase.bench.contender.BenchDatabase;
import dev.turnbase.model.NewUser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Databases for new processes: of SQLite, new files, or copies of one that is migrated and was written to; of a server,
 * one set of migrated tables.
 */
final class Databases {
    private static final String PREFIX = "cold_";

    private final BenchDatabase database;
    private final String url;
    private final Path folder;
    private final Path script;
    private int files;

    /**
     * Migrates the database.
     *
     * @param url Turnbase's URL of it
     */
    Databases(BenchDatabase database, String url) throws IOException, SQLException {
        this.database = database;
        this.url = url;
        this.folder = Files.createTempDirectory("turnbase-cold-open");
        this.script = folder.resolve("tables.sql");
        try (StorageEngine engine = StorageEngine.open(
                StorageOptions.builder().url(url).tablePrefix(PREFIX).build())) {
            engine.storage().users().findOrCreate(NewUser.withExternalId("first"));
        }
        if (isFile()) {
            Files.writeString(script, String.join(JdbcOpened.SEPARATOR, tables()));
        }
    }

    /** Whether there are empty ones. */
    boolean isFile() {
        return database.kind() == BenchDatabase.Kind.SQLITE;
    }

    /** The statements that made the migrated tables; SQLite keeps them as they were sent. */
    private List<String> tables() throws SQLException {
        List<String> statements = new ArrayList<>();
        try (Connection connection = database.plain().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select sql from sqlite_master where sql is not null" + " and tbl_name like '" + PREFIX
                                + "%' and tbl_name <> '" + PREFIX + "schema_history' order by rowid")) {
            while (row.next()) {
                statements.add(row.getString(1));
            }
        }
        return statements;
    }

    /** The arguments of a process that does its work on a database that nobody else uses. */
    List<String> arguments(Starter starter, State state) throws IOException {
        if (starter == Starter.EMPTY_JVM) {
            return Child.nothing();
        }
        if (!isFile()) {
            return starter == Starter.JDBC
                    ? Child.jdbc(database.jdbcUrl(), PREFIX, database.user(), database.password(), "")
                    : Child.turnbase(url, PREFIX);
        }
        Path file = folder.resolve(files++ + ".db");
        if (state == State.MIGRATED) {
            Files.copy(database.file(), file);
        }
        return starter == Starter.JDBC
                ? Child.jdbc("jdbc:sqlite:" + file, PREFIX, "", "", state == State.EMPTY ? script.toString() : "")
                : Child.turnbase("file:" + file, PREFIX);
    }
}
