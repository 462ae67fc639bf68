package dev.turnbase.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnbase.MigrationMode;
import dev.turnbase.Secret;
import dev.turnbase.StorageEngine;
import dev.turnbase.StorageOptions;
import dev.turnbase.error.CannotOpenException;
import dev.turnbase.error.InvalidInputException;
import dev.turnbase.error.MigrationException;
import dev.turnbase.model.NewUser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of the file, and of paths that are none. */
class SqliteFileTest {
    @TempDir
    private Path folder;

    @Test
    void a_new_file_is_for_its_owner_only_in_write_ahead_mode_and_nothing_else_is_left() throws Exception {
        Path file = folder.resolve("chat.db");
        StorageEngine.open("file:" + file).close();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(answer(file, "pragma journal_mode")).isEqualTo("wal");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void inspecting_creates_nothing() throws IOException {
        assertThat(StorageEngine.inspect(StorageOptions.of("file:" + folder.resolve("none.db")))
                        .initialized())
                .isFalse();
        try (var files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void a_host_keeps_its_own_tables_beside_ours() throws Exception {
        Path file = folder.resolve("host.db");
        execute(file, "create table orders (id integer primary key)");
        execute(file, "insert into orders values (7)");

        try (StorageEngine engine = StorageEngine.open("file:" + file)) {
            engine.storage().users().create(NewUser.withExternalId("ada"));
        }

        assertThat(answer(file, "select id from orders")).isEqualTo("7");
        StorageEngine.open("file:" + file).close();
    }

    @Test
    void two_table_prefixes_are_two_databases() {
        String url = "file:" + folder.resolve("two.db");
        try (StorageEngine one = StorageEngine.open(
                        StorageOptions.builder().url(url).tablePrefix("a_").build());
                StorageEngine two = StorageEngine.open(
                        StorageOptions.builder().url(url).tablePrefix("").build())) {
            one.storage().users().create(NewUser.withExternalId("ada"));
            assertThat(two.status().tables()).containsEntry("user", 0L);
            assertThat(one.status().tables()).containsEntry("a_user", 1L);
        }
    }

    @Test
    void paths_that_can_not_be_opened_are_refused_with_a_sentence() throws IOException {
        Path text = Files.writeString(
                folder.resolve("text.txt"), "this is a text, not a database, and long enough ".repeat(40));

        Path damaged = folder.resolve("damaged.db");
        StorageEngine.open("file:" + damaged).close();
        Files.write(damaged, Arrays.copyOf(Files.readAllBytes(damaged), 50));

        refused("file:" + folder, "is a directory; name a file in it");
        refused("file:/", "is a directory; name a file in it");
        refused("file:/dev/null", "is a device or the like; name a file");
        refused("file:" + damaged, "is damaged; restore it from a backup, or name another file");
        refused("file:" + folder.resolve("missing/chat.db"), "does not exist; make it first");
        refused("file:" + text, "is not an SQLite database, or is encrypted; name another file");
        assertThatThrownBy(() -> StorageEngine.open(StorageOptions.builder()
                        .url("file:" + folder.resolve("absent.db"))
                        .migrationMode(MigrationMode.NONE)
                        .build()))
                .isInstanceOf(CannotOpenException.class)
                .hasMessageContaining("does not exist");
        assertThat(Files.readString(text)).startsWith("this is a text");
    }

    @Test
    void options_that_a_file_does_not_have_are_refused_by_name_and_reason() {
        assertThatThrownBy(() -> StorageEngine.open("file:" + folder.resolve("a.db") + "?sslmode=require"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("sslmode")
                .hasMessageContaining("no server");
        assertThatThrownBy(() -> StorageEngine.open("file:" + folder.resolve("a.db") + "?bogus=1"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("bogus is unknown");
        assertThatThrownBy(() -> StorageEngine.open("file:" + folder.resolve("a.db") + "?connection_limit=0"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("connection_limit");
    }

    @Test
    void options_for_users_of_a_server_are_refused_by_name() {
        String url = "file:" + folder.resolve("chat.db");
        Secret password = Secret.of("secret");

        refusedOption("credentials", StorageOptions.builder().url(url).credentials("ada", password));
        refusedOption("ddlUrl", StorageOptions.builder().url(url).ddlUrl(url));
        refusedOption("ddlCredentials", StorageOptions.builder().url(url).ddlCredentials("ada", password));
    }

    private static void refusedOption(String field, StorageOptions.Builder options) {
        assertThatThrownBy(() -> StorageEngine.open(options.build()))
                .isInstanceOfSatisfying(InvalidInputException.class, failure -> {
                    assertThat(failure.field()).isEqualTo(field);
                    assertThat(failure).hasMessageNotContaining("secret");
                });
    }

    @Test
    void validating_an_empty_file_says_what_is_pending() throws IOException {
        Path file = Files.createFile(folder.resolve("empty.db"));
        assertThatThrownBy(() -> StorageEngine.open(StorageOptions.builder()
                        .url("file:" + file)
                        .migrationMode(MigrationMode.VALIDATE)
                        .build()))
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("V101__tenant.sql");
        assertThat(Files.size(file)).isZero();
    }

    @Test
    void a_database_in_memory_leaves_no_file() throws IOException {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        long before = countOf(temporary);
        try (StorageEngine engine = StorageEngine.open("file::memory:")) {
            engine.storage().users().create(NewUser.withExternalId("ada"));
            assertThat(engine.capabilities().durable()).isFalse();
            assertThat(engine.storage()
                            .users()
                            .findOrCreate(NewUser.withExternalId("ada"))
                            .version())
                    .isEqualTo(1);
        }
        assertThat(countOf(temporary)).isEqualTo(before);
    }

    private static long countOf(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith("turnbase-memory"))
                    .count();
        }
    }

    private static void refused(String url, String sentence) {
        assertThatThrownBy(() -> StorageEngine.open(url))
                .isInstanceOf(CannotOpenException.class)
                .hasMessageContaining(sentence);
    }

    private static void execute(Path file, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String answer(Path file, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
