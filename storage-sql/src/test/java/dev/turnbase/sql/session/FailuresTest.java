package dev.turnbase.sql.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnbase.error.ContentionException;
import dev.turnbase.error.ErrorCode;
import dev.turnbase.error.StorageException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a driver's exception becomes. */
class FailuresTest {
    private static final String TEXT = "a driver's text, which may hold values";

    @ParameterizedTest
    @CsvSource({
        "TIMEOUT, TIMEOUT",
        "UNREACHABLE, UNAVAILABLE",
        "UNWRITABLE, UNAVAILABLE",
        "CONTENTION, CONTENTION",
        "UNIQUE, UNAVAILABLE",
        "OTHER, UNAVAILABLE"
    })
    void a_failure_has_our_code_and_the_drivers_codes_but_its_text_only_in_the_cause(ErrorKind kind, ErrorCode code) {
        SQLException driver = new SQLException(TEXT, "08006", 42);

        StorageException failure = new Failures("the database", e -> kind).translate(driver);

        assertThat(failure.code()).isEqualTo(code);
        assertThat(failure)
                .hasMessageContaining("the database")
                .hasMessageContaining("SQLState 08006, code 42")
                .hasMessageNotContaining(TEXT)
                .hasCause(driver);
    }

    @Test
    void used_up_attempts_are_kept_under_the_last_one() {
        SQLException last = new SQLException(TEXT, null, 6);

        ContentionException failure = new Failures("the database", e -> ErrorKind.CONTENTION)
                .exhausted(List.of(new SQLException(TEXT, null, 5), last));

        assertThat(failure).hasMessageContaining("2 attempts").hasCause(last);
        assertThat(failure.getSuppressed())
                .singleElement()
                .satisfies(earlier -> assertThat(earlier).hasMessageContaining("code 5"));
    }

    @Test
    void a_pool_without_a_free_connection_is_contention_and_says_what_to_do() {
        Failures failures = new Failures("the database", e -> ErrorKind.OTHER);

        assertThat(failures.translate(new SQLTransientConnectionException(TEXT)))
                .isInstanceOf(ContentionException.class)
                .hasMessageContaining("no connection to the database became free");
    }

    @Test
    void a_pool_that_can_open_no_connection_tells_why() {
        Failures failures = new Failures(
                "the database", e -> "28000".equals(e.getSQLState()) ? ErrorKind.DENIED : ErrorKind.UNREACHABLE);
        SQLException denied = new SQLException(TEXT, "28000");

        assertThat(failures.kind(new SQLTransientConnectionException(TEXT, null, 0, denied)))
                .isEqualTo(ErrorKind.DENIED);
        assertThat(failures.kind(new SQLException(TEXT, new InterruptedException())))
                .isEqualTo(ErrorKind.CONTENTION);
    }
}
