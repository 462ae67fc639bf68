package dev.turnbase.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnbase.StorageEngine;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands {@code status} and {@code migrate}. */
final class SchemaCommandsTest {
    @TempDir
    private Path folder = Path.of("");

    private Path file = folder;
    private String url = "";

    @BeforeEach
    void locate() {
        file = folder.resolve("chat.db");
        url = "file:" + file;
    }

    @Test
    void status_of_a_missing_file_is_not_current_and_leaves_it_missing() {
        CommandRun run = CommandRun.of("status", "--db-url", url, "--json");

        assertThat(run.code()).isEqualTo(ExitCode.NOT_CURRENT);
        assertThat(run.out())
                .startsWith("{\"engine\":\"sqlite\",\"configured\":true,\"initialized\":false,\"dialect\":\"sqlite\","
                        + "\"schemaVersion\":null,\"pendingMigrations\":")
                .contains("\"tables\":{}");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void migrate_says_from_what_to_what_and_does_nothing_the_second_time() {
        CommandRun first = CommandRun.of("migrate", "--db-url", url);
        CommandRun second = CommandRun.of("migrate", "--db-url", url);

        assertThat(first.code()).isZero();
        assertThat(first.out()).isEqualTo("sqlite: migrated from no schema to version 115" + System.lineSeparator());
        assertThat(second.code()).isZero();
        assertThat(second.out())
                .isEqualTo("sqlite: schema is at version 115 already; nothing to do" + System.lineSeparator());
        assertThat(first.err() + second.err()).isEmpty();
    }

    @Test
    void migrate_prints_json_on_request() {
        CommandRun run = CommandRun.of("migrate", "--json", "--db-url", url);

        assertThat(run.out().strip()).isEqualTo("{\"engine\":\"sqlite\",\"from\":null,\"to\":\"115\"}");
    }

    @Test
    void status_counts_the_rows_of_each_table() {
        CommandRun.with(Map.of(), "Ada: Hi\nGuide: Hello\n", "quickstart", "--db-url", url, "--transcript", "-");

        CommandRun json = CommandRun.of("status", "--db-url", url, "--json");
        CommandRun text = CommandRun.of("status", "--db-url", url);

        assertThat(json.code()).isZero();
        assertThat(json.out()).contains("\"initialized\":true", "\"chat_message\":2", "\"chat_conversation\":1");
        assertThat(text.code()).isZero();
        assertThat(text.lines()).contains("initialized         yes", "rows in chat_message  2");
    }

    @Test
    void status_changes_nothing_of_a_current_database() {
        StorageEngine.open(url).close();
        long modified = file.toFile().lastModified();

        assertThat(CommandRun.of("status", "--db-url", url).code()).isZero();

        assertThat(file.toFile().lastModified()).isEqualTo(modified);
    }

    @Test
    void a_schema_of_a_newer_library_is_not_current_and_not_touched() throws SQLException {
        CommandRun.of("migrate", "--db-url", url);
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute("update chat_schema_history set version = '999' where version = '115'");
        }

        CommandRun status = CommandRun.of("status", "--db-url", url, "--json");
        CommandRun migrate = CommandRun.of("migrate", "--db-url", url);

        assertThat(status.code()).isEqualTo(ExitCode.NOT_CURRENT);
        assertThat(status.out()).contains("\"initialized\":false", "\"schemaVersion\":\"999\"", "\"tables\":{}");
        assertThat(migrate.code()).isEqualTo(ExitCode.CANNOT_OPEN);
        assertThat(migrate.err().lines())
                .containsExactly(
                        "turnbase: the schema is at version 999, newer than this library's 115; use a newer library");
    }

    @Test
    void an_unknown_scheme_is_refused_with_those_that_are_there() {
        CommandRun run = CommandRun.of("status", "--db-url", "oracle://ada:hunter2@localhost/chat", "--verbose");

        assertThat(run.code()).isEqualTo(ExitCode.CANNOT_OPEN);
        assertThat(run.err()).contains("\"oracle\"", "sqlite (file)").doesNotContain("hunter2");
    }

    @Test
    void an_option_that_sqlite_does_not_have_is_refused_by_name() {
        CommandRun run = CommandRun.of("status", "--db-url", url + "?sslmode=require");

        assertThat(run.code()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("sslmode");
    }
}
