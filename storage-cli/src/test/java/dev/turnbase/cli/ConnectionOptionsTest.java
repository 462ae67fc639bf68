package dev.turnbase.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnbase.Secret;
import dev.turnbase.StorageOptions;
import dev.turnbase.StorageOptions.Credentials;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

final class ConnectionOptionsTest {
    private static final Map<String, String> PASSWORD = Map.of("DATABASE_PASSWORD", "hunter2");

    private final Redaction redaction = new Redaction();

    @Test
    void the_flag_goes_before_the_environment() {
        StorageOptions options = resolve(Map.of("DATABASE_URL", "file:b.db"), "--db-url", "file:a.db");

        assertThat(options.url().orElseThrow().path()).isEqualTo("a.db");
    }

    @Test
    void without_the_flag_the_environment_says_which_database() {
        assertThat(resolve(Map.of("DATABASE_URL", "file:b.db"))
                        .url()
                        .orElseThrow()
                        .path())
                .isEqualTo("b.db");
        assertThat(resolve(Map.of("SQLITE_DB_PATH", "c.db")).url().orElseThrow().path())
                .isEqualTo("c.db");
    }

    @Test
    void the_password_of_a_user_without_one_comes_from_the_environment() {
        StorageOptions options = resolve(PASSWORD, "--db-url", "postgresql://ada@localhost/chat");

        assertThat(options.credentials()).contains(new Credentials("ada", Secret.of("hunter2")));
        assertThat(redaction.apply("the server says hunter2 is wrong")).isEqualTo("the server says *** is wrong");
    }

    @Test
    void a_password_in_the_url_goes_before_that_of_the_environment_and_is_hidden_too() {
        StorageOptions options = resolve(PASSWORD, "--db-url", "postgresql://ada:in%20url@localhost/chat");

        assertThat(options.credentials()).isEmpty();
        assertThat(redaction.apply("in url, postgresql://ada:in%20url@localhost/chat"))
                .isEqualTo("***, postgresql://ada:***@localhost/chat");
    }

    @Test
    void a_file_wants_no_password() {
        assertThat(resolve(PASSWORD, "--db-url", "file:a.db").credentials()).isEmpty();
    }

    @Test
    void a_malformed_url_names_the_flag() {
        assertThatThrownBy(() -> resolve(Map.of(), "--db-url", "chat.db"))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("--db-url: url: it has no scheme");
    }

    @Test
    void the_password_typed_goes_before_all_others() {
        StorageOptions options = resolve(
                () -> Secret.of("typed"), PASSWORD, "--password", "--db-url", "postgresql://ada@localhost/chat");

        assertThat(options.credentials()).contains(new Credentials("ada", Secret.of("typed")));
        assertThat(redaction.apply("typed")).isEqualTo("***");
    }

    @Test
    void a_password_is_asked_for_on_a_terminal_only_and_for_a_user_only() {
        assertThatThrownBy(() -> resolve(PASSWORD, "--password", "--db-url", "postgresql://ada@localhost/chat"))
                .hasMessageStartingWith("--password: there is no terminal to ask on");
        assertThatThrownBy(() -> resolve(PASSWORD, "--password", "--db-url", "file:a.db"))
                .hasMessageStartingWith("--password goes with a URL that names a user");
    }

    private StorageOptions resolve(Map<String, String> environment, String... args) {
        return resolve(null, environment, args);
    }

    private StorageOptions resolve(@Nullable Supplier<Secret> prompt, Map<String, String> environment, String... args) {
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        Console console = new Console(InputStream.nullInputStream(), nowhere, nowhere, false, prompt, environment);
        ConnectionOptions connection = new ConnectionOptions(console, redaction);
        CommandSpec spec = CommandSpec.create().addMixin("connection", CommandSpec.forAnnotatedObject(connection));
        new CommandLine(spec).parseArgs(args);
        return connection.resolve();
    }
}
