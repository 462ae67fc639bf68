package dev.turnbase.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class UsageTest {
    @ParameterizedTest
    @ValueSource(strings = {"quickstart", "migrate", "status"})
    void help_goes_to_standard_output(String command) {
        CommandRun run = CommandRun.of(command, "--help");

        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("Usage: turnbase " + command, "--db-url", "--verbose", "DATABASE_PASSWORD");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void a_missing_command_is_refused() {
        refused("Missing required subcommand; see turnbase --help", CommandRun.of());
    }

    @Test
    void an_unknown_command_is_refused_with_what_may_be_meant() {
        refused("there is no command stat; did you mean status?; see turnbase --help", CommandRun.of("stat"));
    }

    @Test
    void an_unknown_option_is_refused_and_its_value_is_not_repeated() {
        refused(
                "the option --jsom is unknown; did you mean --json?; see turnbase migrate --help",
                CommandRun.of("migrate", "--db-url", "file:never.db", "--jsom=hunter2"));
    }

    @Test
    void an_argument_that_belongs_to_no_option_is_refused_and_not_repeated() {
        CommandRun run = CommandRun.of("status", "--password", "hunter2");

        assertThat(run.code()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("belongs to no option").doesNotContain("hunter2");
    }

    @Test
    void a_password_attached_to_its_option_is_refused_and_not_repeated() {
        CommandRun run = CommandRun.of("status", "--password=hunter2", "--verbose");

        assertThat(run.code()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("--password").doesNotContain("hunter2");
    }

    @Test
    void an_option_without_its_value_is_refused() {
        CommandRun run = CommandRun.of("status", "--db-url");

        assertThat(run.code()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("--db-url");
    }

    @Test
    void no_database_at_all_is_refused_with_both_ways_to_name_one() {
        CommandRun run = CommandRun.of("status");

        assertThat(run.code()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("DATABASE_URL: is not set", "--db-url");
    }

    @Test
    void environment_variables_that_disagree_are_refused() {
        CommandRun run = CommandRun.with(Map.of("DATABASE_URL", "file:a.db", "STORAGE_ENGINE", "mysql"), "", "status");

        assertThat(run.code()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("STORAGE_ENGINE");
    }

    @Test
    void an_unknown_scheme_cannot_be_opened() {
        CommandRun run = CommandRun.of("quickstart", "--db-url", "oracle://localhost/chat");

        assertThat(run.code()).isEqualTo(ExitCode.CANNOT_OPEN);
        assertThat(run.err()).startsWith("turnbase: no engine on the class path opens \"oracle\"");
        assertThat(run.err().lines()).hasSize(1);
    }

    @Test
    void verbose_adds_the_stack_trace() {
        CommandRun run = CommandRun.of("--verbose", "status", "--db-url", "oracle://localhost/chat");

        assertThat(run.code()).isEqualTo(ExitCode.CANNOT_OPEN);
        assertThat(run.err()).contains("CannotOpenException", "\tat dev.turnbase.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"oracle://ada:hunter2@localhost/chat", "oracle://ada:hunter2@localhost:port/chat"})
    void a_password_in_a_url_never_shows(String url) {
        CommandRun run = CommandRun.of("status", "--verbose", "--db-url", url);

        assertThat(run.code()).isNotZero();
        assertThat(run.out() + run.err()).doesNotContain("hunter2");
    }

    @Test
    void a_mistyped_option_before_a_url_does_not_show_its_password() {
        CommandRun run = CommandRun.of("status", "--verbose", "--db-ur", "oracle://ada:hunter2@localhost/chat");

        assertThat(run.code()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("the option --db-ur is unknown").doesNotContain("hunter2");
    }

    private static void refused(String problem, CommandRun run) {
        assertThat(run.code()).isEqualTo(ExitCode.USAGE);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).isEqualTo("turnbase: " + problem + System.lineSeparator());
    }
}
