package dev.turnbase.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnbase.StorageEngine;
import dev.turnbase.error.CannotOpenException;
import dev.turnbase.error.MigrationException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is found where the history of migrations and their lock are looked for. */
class SchemaHistoryTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"116, SQL", "115.1, SQL", "2026.11.21, SQL", "116, JDBC"})
    void any_version_that_this_library_does_not_ship_is_a_newer_one(String version, String type) throws Exception {
        open().close();
        execute("insert into chat_schema_history select 1000, '" + version + "', 'x', '" + type
                + "', 'V', 1, 'me', '2027', 1, 1");

        assertThatThrownBy(this::open)
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("version " + version + ", newer than");
    }

    @Test
    void a_table_whose_name_only_looks_like_the_history_is_the_hosts() throws Exception {
        execute("create table chatXschema_history (x)");

        try (StorageEngine engine = open()) {
            assertThat(engine.status().initialized()).isTrue();
        }
    }

    @Test
    @Timeout(60)
    void a_lock_file_that_was_left_with_something_in_it_is_named() throws Exception {
        Files.writeString(folder.resolve("chat.db-migration.lock"), "left over");

        assertThatThrownBy(this::open)
                .isInstanceOf(CannotOpenException.class)
                .hasMessageContaining("chat.db-migration.lock");
    }

    private StorageEngine open() {
        return StorageEngine.open("file:" + folder.resolve("chat.db"));
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("chat.db"));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
