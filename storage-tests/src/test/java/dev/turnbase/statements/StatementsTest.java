package dev.turnbase.statements;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnbase.StorageEngine;
import dev.turnbase.StorageOptions;
import dev.turnbase.databases.OnEachServer;
import dev.turnbase.databases.OnMariaDb;
import dev.turnbase.databases.OnMySql;
import dev.turnbase.databases.OnPostgres;
import dev.turnbase.jdbc.DriverSource;
import dev.turnbase.servers.ServerDatabase;
import dev.turnbase.servers.TestServer;
import dev.turnbase.servers.TestServers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

/**
 * Pins how many statements each operation sends, and in how many round trips. Run with {@code -Dstatements=write} to
 * write the page anew.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@OnEachServer
final class StatementsTest {
    @TempDir
    private Path folder;

    @Test
    @Tag("sqlite")
    void each_operation_on_sqlite_sends_what_the_page_says() {
        SQLiteDataSource file = new SQLiteDataSource();
        file.setUrl("jdbc:sqlite:" + folder.resolve("chat.db"));
        assertPage("SQLite", "sqlite", file);
    }

    @Test
    @OnPostgres
    void each_operation_on_postgresql_sends_what_the_page_says() {
        assertPage("PostgreSQL", "postgres", TestServers.postgres());
    }

    @Test
    @OnMySql
    void each_operation_on_mysql_sends_what_the_page_says() {
        assertPage("MySQL and MariaDB", "mysql", TestServers.mysql());
    }

    @Test
    @OnMariaDb
    void each_operation_on_mariadb_sends_what_the_page_says() {
        assertPage("MySQL and MariaDB", "mysql", TestServers.mariadb());
    }

    private static void assertPage(String column, String engine, TestServer server) {
        try (ServerDatabase database = server.createDatabase()) {
            assertPage(column, engine, DriverSource.of(database));
        }
    }

    private static void assertPage(String column, String engine, DataSource driver) {
        Recorder recorder = new Recorder();
        StorageOptions options = StorageOptions.builder()
                .engine(engine)
                .dataSource(recorder.hear(driver))
                .streamHeartbeat(Duration.ofHours(1))
                .streamFlushInterval(Duration.ofHours(1))
                .build();
        try (StorageEngine opened = StorageEngine.open(options)) {
            Map<String, String> cells = StatementsPage.cells(column, Operations.costs(recorder, opened.storage()));
            if ("write".equals(System.getProperty("statements"))) {
                StatementsPage.write(column, cells);
            }
            assertThat(StatementsPage.column(column))
                    .as("run the test with -Dstatements=write, and look at what has changed")
                    .isEqualTo(cells);
        }
    }
}
