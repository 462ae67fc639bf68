package dev.turnbase.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class ErrorsTest {
    private static final Path CONTRACT = Path.of("..", "docs", "contract.md");
    private final Throwable cause = new IllegalArgumentException("the driver's");
    private final Map<ErrorCode, StorageException> oneOfEach = List.of(
                    new InvalidInputException("content", "is too long; shorten it"),
                    new NotFoundException("user", "u-1"),
                    new AlreadyExistsException("user", "email"),
                    new VersionConflictException("message", "m-1", 2, 3),
                    new StateConflictException("moved"),
                    new ContentionException("busy", cause),
                    new InvalidCursorException("altered"),
                    new UnsupportedException("not here"),
                    new UnavailableException("down", cause),
                    new StorageTimeoutException("late", cause),
                    new OutcomeUnknownException("lost", cause),
                    new CannotOpenException("shut", cause),
                    new MigrationException("newer", cause))
            .stream()
            .collect(Collectors.toMap(StorageException::code, e -> e));

    @Test
    void the_codes_are_those_of_the_contract() throws IOException {
        Matcher rule = Pattern.compile("^- E2 Codes: ([A-Z_, ]+)\\.", Pattern.MULTILINE)
                .matcher(Files.readString(CONTRACT));

        assertThat(rule.find()).as("rule E2 in %s", CONTRACT).isTrue();
        assertThat(Arrays.stream(ErrorCode.values()).map(Enum::name))
                .containsExactly(rule.group(1).split(", "));
    }

    @Test
    void every_code_but_that_of_secrets_has_one_exception() {
        assertThat(oneOfEach.keySet()).isEqualTo(EnumSet.complementOf(EnumSet.of(ErrorCode.DECRYPTION)));
    }

    @Test
    void only_what_may_pass_by_itself_is_retryable() {
        Set<ErrorCode> retryable = oneOfEach.values().stream()
                .filter(StorageException::retryable)
                .map(StorageException::code)
                .collect(Collectors.toSet());

        assertThat(retryable).containsExactlyInAnyOrder(ErrorCode.CONTENTION, ErrorCode.UNAVAILABLE, ErrorCode.TIMEOUT);
    }

    @Test
    void an_exception_is_final_and_has_one_constructor() {
        for (StorageException each : oneOfEach.values()) {
            assertThat(Modifier.isFinal(each.getClass().getModifiers()))
                    .as(each.getClass().getName())
                    .isTrue();
            assertThat(each.getClass().getConstructors())
                    .as(each.getClass().getName())
                    .hasSize(1);
        }
    }

    @Test
    void a_message_names_what_is_wrong_and_what_to_do() {
        assertThat(new InvalidInputException("content", "is too long; shorten it"))
                .hasMessage("content: is too long; shorten it");
        assertThat(new NotFoundException("user", "u-1"))
                .hasMessage("user u-1 does not exist in this tenant; check the id and the tenant, or create it first");
        assertThat(new AlreadyExistsException("user", "email"))
                .hasMessage("another user of this tenant has the same email; use that one, or choose another email");
        assertThat(new VersionConflictException("message", "m-1", 2, 3))
                .hasMessage("message m-1 has version 3, not 2; read it again and decide anew");
    }

    @Test
    void what_it_is_about_can_be_asked_for() {
        assertThat(new InvalidInputException("content", "x").field()).isEqualTo("content");
        assertThat(new NotFoundException("user", "u-1").entity()).isEqualTo("user");
        assertThat(new NotFoundException("user", "u-1").id()).isEqualTo("u-1");
        assertThat(new AlreadyExistsException("user", "email").entity()).isEqualTo("user");
        assertThat(new AlreadyExistsException("user", "email").field()).isEqualTo("email");
        assertThat(new VersionConflictException("message", "m-1", 2, 3).expected())
                .isEqualTo(2);
        assertThat(new VersionConflictException("message", "m-1", 2, 3).actual())
                .isEqualTo(3);
        assertThat(new UnavailableException("down", cause)).hasMessage("down").hasCause(cause);
    }
}
