package dev.turnbase.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnbase.StorageEngine;
import dev.turnbase.StorageOptions;
import dev.turnbase.Users;
import dev.turnbase.error.ErrorCode;
import dev.turnbase.error.InvalidInputException;
import dev.turnbase.model.NewUser;
import dev.turnbase.model.User;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** URLs and environment variables that open the engine, and those that are refused by name. */
public abstract class UrlContract extends ContractTest {
    private static String with(String url, String name, String value) {
        return url + (url.contains("?") ? "&" : "?") + name + "=" + value;
    }

    private static void assertOpens(StorageOptions options, String name) {
        try (StorageEngine opened = StorageEngine.open(options)) {
            assertThat(opened.name()).isEqualTo(name);
            Users users = opened.storage().users();
            User ada = users.findOrCreate(NewUser.withExternalId("ada"));
            assertThat(ada.version()).isEqualTo(1);
            assertThat(users.get(ada.id())).contains(ada);
        }
    }

    @Test
    @Rule("O5")
    void the_url_alone_opens_the_database() {
        assertOpens(StorageOptions.of(database().url()), engine().name());
    }

    @Test
    @Rule("O5")
    void the_options_that_the_engine_takes_open_it() {
        fixture()
                .urlOptions()
                .forEach((name, value) ->
                        assertOpens(StorageOptions.of(with(database().url(), name, value)), engine().name()));
        assertOpens(StorageOptions.of(database().url()), engine().name());
    }

    @Test
    @Rule("O5")
    void an_unknown_option_is_refused_by_name() {
        InvalidInputException refusal = Refusals.refusal(
                InvalidInputException.class,
                ErrorCode.INVALID_INPUT,
                () -> StorageEngine.open(with(database().url(), "nosuch_option", "secret-value")));

        assertThat(refusal.field()).isEqualTo("url");
        assertThat(refusal).hasMessageContaining("nosuch_option");
        assertThat(refusal.getMessage()).doesNotContain("secret-value");
    }

    @Test
    @Rule("O5")
    void an_option_that_is_not_possible_is_refused_by_name_with_the_reason() {
        fixture().impossibleUrlOptions().forEach((name, reason) -> {
            InvalidInputException refusal = Refusals.refusal(
                    InvalidInputException.class,
                    ErrorCode.INVALID_INPUT,
                    () -> StorageEngine.open(with(database().url(), name, "1")));

            assertThat(refusal).hasMessageContaining(name).hasMessageContaining(reason);
        });
        assertOpens(StorageOptions.of(database().url()), engine().name());
    }

    private static void assertRefused(String variable, Map<String, String> environment) {
        Refusals.assertInvalid(variable, () -> StorageOptions.fromEnvironment(environment));
    }

    @Test
    @Rule("O6")
    void the_database_of_the_environment_is_opened() {
        assertOpensByEnvironment();
    }

    private void assertOpensByEnvironment() {
        assertOpens(
                StorageOptions.fromEnvironment(Map.of("DATABASE_URL", database().url())), engine().name());
    }

    @Test
    @Rule("O6")
    void an_engine_of_the_environment_that_disagrees_with_its_url_is_refused() {
        String another = engine().name().equals("mysql") ? "postgres" : "mysql";

        assertRefused("STORAGE_ENGINE", Map.of("DATABASE_URL", database().url(), "STORAGE_ENGINE", another));
        assertRefused("STORAGE_ENGINE", Map.of("DATABASE_URL", database().url(), "STORAGE_ENGINE", "oracle"));
        assertRefused("SQLITE_DB_PATH", Map.of("DATABASE_URL", database().url(), "SQLITE_DB_PATH", "another.db"));
        assertOpensByEnvironment();
    }

    @Test
    @Rule("O6")
    void variables_that_are_missing_are_named() {
        assertRefused("DATABASE_URL", Map.of());
        assertRefused("DATABASE_URL", Map.of("STORAGE_ENGINE", "postgres"));
        assertRefused("DATABASE_URL", Map.of("STORAGE_ENGINE", "mysql", "SQLITE_DB_PATH", "chat.db"));
        assertThat(StorageOptions.fromEnvironment(Map.of("SQLITE_DB_PATH", "chat.db"))
                        .url()
                        .orElseThrow()
                        .scheme())
                .isEqualTo("file");
        assertOpensByEnvironment();
    }

    @Test
    @Rule("O6")
    void a_process_opens_what_its_environment_says() {
        try (ChildJvm child =
                        ChildJvm.startWith(Map.of("DATABASE_URL", database().url()), "environment");
                ChildJvm without = ChildJvm.startWith(Map.of(), "environment")) {
            assertThat(child.await("opened")).isEqualTo(engine().name() + ", which serves");
            assertThat(without.await("failed")).startsWith("INVALID_INPUT").contains("DATABASE_URL");
            assertThat(child.exitCode()).isZero();
            assertThat(without.exitCode()).isZero();
        }
    }
}
