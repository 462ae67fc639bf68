package dev.turnbase.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.turnbase.StorageOptions;
import dev.turnbase.error.InvalidInputException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MalformedUrlTest {
    private static final String CANARY = "canary";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "chat.db",
                ":canary",
                "1x:canary",
                "pass word:canary",
                "file:",
                "file:?a=b",
                "file://host/canary",
                "file://",
                "memory://",
                "mysql://",
                "mysql:///canary",
                "mysql://u:canary@/db",
                "mysql://u:canary@,db/x",
                "mysql://u:canary@db,/x",
                "mysql://u:canary@db:/x",
                "mysql://u:canary@db:0/x",
                "mysql://u:canary@db:65536/x",
                "mysql://u:canary@db:99999999999/x",
                "mysql://u:canary@db:-1/x",
                "mysql://u:canary@db:١٢/x",
                "mysql://u:canary@db:canary/x",
                "mysql://u:canary@::1/x",
                "mysql://u:canary@[::1/x",
                "mysql://u:canary@[]/x",
                "mysql://u:canary@[::1]canary:5/x",
                "mysql://u:canary@a b/x",
                "mysql://u:canary%@db/x",
                "mysql://u:canary%4@db/x",
                "mysql://u:canary%zz@db/x",
                "mysql://u:canary%-1@db/x",
                "mysql://canary%:p@db/x",
                "mysql://u:canary%FF@db/x",
                "mysql://u:canary%C0%80@db/x",
                "mysql://u:canary%ED%A0%80@db/x",
                "mysql://u:canary%00@db/x",
                "mysql://u:canary@db/x?=canary",
                "mysql://u:canary@db/x?canary",
                "mysql://u:canary@db/x?a=canary&a=canary",
                "mysql://u:canary@db/x?a=canary%",
                "mysql://u:canary@db/x?a=canary%+1",
                "mysql://u:canary@db/x?a=canary%FF",
                "mysql://u:p/canary@db/x",
                "mysql://u:p?canary@db/x",
                "mysql://u:12/canary@db/x",
                "mysql://u:12?canary=a@db/x",
                "mysql://u:12?canary=a&canary=b@db/x",
                "mysql://u:12/x?canary=%@db/x",
                "mysql://u:a@b/canary@db/x",
                "mysql:u:canary@db/x",
                "mysql:/u:canary@db/x",
                "jdbc:mysql://u:canary@db/x",
                "jdbc:oracle:thin:u/canary@db",
                "mysql://u:canary\0@db/x",
                "mysql://u:canary\uD83D@db/x",
                "file:\uDE00canary",
            })
    void a_malformed_url_is_refused_and_no_part_of_it_is_shown(String url) {
        InvalidInputException refusal = catchThrowableOfType(InvalidInputException.class, () -> StorageUrl.parse(url));

        assertThat(refusal).isNotNull();
        assertThat(refusal.field()).isEqualTo("url");
        assertThat(trace(refusal)).doesNotContain(CANARY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mysql://u:canary@db/x",
                "mysql://u:canary@db:12/x?a=canary",
                "mysql://:canary@db/x",
                "other://u:canary@[::1]",
                "file:chat.db?key=canary",
                "jdbc:mysql://db/x?password=canary",
            })
    void no_text_of_a_sound_url_or_of_its_options_shows_a_secret(String url) {
        StorageUrl parsed = StorageUrl.parse(url);

        assertThat(parsed.toString()).doesNotContain(CANARY);
        assertThat(StorageOptions.of(url).toString()).doesNotContain(CANARY);
        assertThat(parsed.password().map(Object::toString).orElse("")).doesNotContain(CANARY);
        assertThatThrownBy(() -> Providers.choose(StorageOptions.of(url), List.of()))
                .hasMessageNotContaining(CANARY);
    }

    @Test
    void an_option_that_an_engine_does_not_know_is_refused_by_name() {
        StorageUrl url = StorageUrl.parse("postgresql://u:canary@db/x?schema=s&colour=canary");

        assertThatThrownBy(() -> url.requireOptions(Set.of("schema", "application_name"), Map.of()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("url: the option colour is unknown; options of postgresql: [application_name, schema]");
    }

    @Test
    void an_option_that_is_known_to_be_impossible_is_refused_with_the_reason() {
        StorageUrl url = StorageUrl.parse("mysql://db/x?pgbouncer=true");

        assertThatThrownBy(() -> url.requireOptions(Set.of(), Map.of("pgbouncer", "it is of PostgreSQL")))
                .hasMessageContaining("pgbouncer is not possible: it is of PostgreSQL");
    }

    @Test
    void known_options_pass() {
        StorageUrl.parse("mysql://db/x?a=1&b=2").requireOptions(Set.of("a", "b", "c"), Map.of("d", "no"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\0b", "a\uD83D"})
    void a_path_that_is_empty_or_no_text_is_refused(String path) {
        assertThatThrownBy(() -> StorageUrl.file(path))
                .isInstanceOfSatisfying(
                        InvalidInputException.class, e -> assertThat(e.field()).isEqualTo("path"));
    }

    private static String trace(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }
}
