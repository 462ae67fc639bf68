package dev.turnbase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.turnbase.error.InvalidInputException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EnvironmentTest {
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // engine, url, path, the URL that is opened
                "-, file:chat.db, -, file:chat.db",
                "-, memory:, -, memory:",
                "-, postgresql://db/x, -, postgresql://db/x",
                "-, -, chat.db, file:chat.db",
                "-, file:chat.db, chat.db, file:chat.db",
                "sqlite, file:chat.db, -, file:chat.db",
                "sqlite, -, chat.db, file:chat.db",
                "sqlite, file:chat.db, chat.db, file:chat.db",
                "postgres, postgresql://db/x, -, postgresql://db/x",
                "postgres, postgres://db/x, -, postgres://db/x",
                "mysql, mysql://db/x, -, mysql://db/x",
                "mysql, mariadb://db/x, -, mariadb://db/x",
                "'', file:chat.db, '', file:chat.db",
            })
    void variables_that_agree_say_what_to_open(
            @Nullable String engine, @Nullable String url, @Nullable String path, String opened) {
        StorageOptions options = StorageOptions.fromEnvironment(environment(engine, url, path));

        assertThat(options.url().map(Object::toString)).contains(opened);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // engine, url, path, the variable that is named, a part of the reason
                "-, -, -, DATABASE_URL, is not set",
                "'', '', '', DATABASE_URL, is not set",
                "sqlite, -, -, DATABASE_URL, is not set",
                "postgres, -, -, DATABASE_URL, is not set",
                "mysql, -, -, DATABASE_URL, is not set",
                "postgres, -, chat.db, DATABASE_URL, STORAGE_ENGINE is postgres",
                "mysql, -, chat.db, DATABASE_URL, STORAGE_ENGINE is mysql",
                "-, file:other.db, chat.db, SQLITE_DB_PATH, another database",
                "-, mysql://u:canary@db/x, chat.db, SQLITE_DB_PATH, another database",
                "sqlite, file:other.db, chat.db, SQLITE_DB_PATH, another database",
                "mysql, mysql://u:canary@db/x, chat.db, SQLITE_DB_PATH, another database",
                "sqlite, mysql://u:canary@db/x, -, STORAGE_ENGINE, DATABASE_URL begins with mysql:",
                "sqlite, memory:, -, STORAGE_ENGINE, DATABASE_URL begins with memory:",
                "postgres, file:chat.db, -, STORAGE_ENGINE, DATABASE_URL begins with file:",
                "postgres, mysql://u:canary@db/x, -, STORAGE_ENGINE, DATABASE_URL begins with mysql:",
                "mysql, postgresql://u:canary@db/x, -, STORAGE_ENGINE, DATABASE_URL begins with postgresql:",
                "oracle, file:chat.db, -, STORAGE_ENGINE, 'sqlite, postgres or mysql'",
                "SQLite, file:chat.db, -, STORAGE_ENGINE, 'sqlite, postgres or mysql'",
                "mysql://u:canary@db/x, -, -, STORAGE_ENGINE, 'sqlite, postgres or mysql'",
                "-, u canary@db/x, -, DATABASE_URL, has no scheme",
                "-, mysql://u:canary%@db/x, -, DATABASE_URL, percent-encoding",
                "sqlite, file:, chat.db, DATABASE_URL, path is missing",
            })
    void variables_that_are_missing_or_disagree_are_named(
            @Nullable String engine, @Nullable String url, @Nullable String path, String variable, String reason) {
        InvalidInputException refusal = catchThrowableOfType(
                InvalidInputException.class, () -> StorageOptions.fromEnvironment(environment(engine, url, path)));

        assertThat(refusal.field()).isEqualTo(variable);
        assertThat(refusal).hasMessageStartingWith(variable + ": ").hasMessageContaining(reason);
        assertThat(refusal).hasMessageNotContaining("canary").hasMessageNotContaining("url: ");
    }

    @Test
    void a_path_that_is_no_text_names_its_variable() {
        InvalidInputException refusal = catchThrowableOfType(
                InvalidInputException.class, () -> StorageOptions.fromEnvironment(Map.of("SQLITE_DB_PATH", "a\0b")));

        assertThat(refusal.field()).isEqualTo("SQLITE_DB_PATH");
    }

    @Test
    void a_path_is_taken_as_it_is() {
        StorageOptions options = StorageOptions.fromEnvironment(Map.of("SQLITE_DB_PATH", "what?a=b%20.db"));

        assertThat(options.url().orElseThrow().path()).isEqualTo("what?a=b%20.db");
    }

    private static Map<String, String> environment(
            @Nullable String engine, @Nullable String url, @Nullable String path) {
        Map<String, String> variables = new HashMap<>(Map.of("PATH", "/bin"));
        put(variables, "STORAGE_ENGINE", engine);
        put(variables, "DATABASE_URL", url);
        put(variables, "SQLITE_DB_PATH", path);
        return variables;
    }

    private static void put(Map<String, String> variables, String name, @Nullable String value) {
        if (value != null) {
            variables.put(name, value);
        }
    }
}
