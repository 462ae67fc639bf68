package dev.turnbase.mutants;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.turnbase.contract.report.ReportText;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a report keeps of a failure's text. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class ReportTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://me:TOPSECRET@host:5432/chat",
                "at \"mysql://me:TOP/SEC:RET@host/chat\", and mail me@host",
                "postgresql://:TOP'SECRET@[::1]/chat",
                "jdbc:postgresql://host/chat?user=me&password=TOPSECRET&ssl=true",
                "jdbc:sqlserver://host;user=me;Password=TOPSECRET;encrypt=true",
                "file:chat.db?sslpassword=TOPSECRET"
            })
    void passwords_are_hidden(String text) {
        assertThat(of(text)).doesNotContain("TOP", "SEC", "RET").contains("***");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://host:8080/a", "me@host", "a: b@c", "postgresql://me@host/chat", "no password"})
    void other_texts_stay_as_they_are(String text) {
        assertThat(of(text)).isEqualTo(text);
    }

    @Test
    void a_long_text_is_cut_where_no_password_and_no_half_of_a_character_comes_out() {
        String url = "postgresql://me:" + "TOPSECRET".repeat(300) + "@host/chat";

        assertThat(of(url)).isEqualTo("postgresql://me:***@host/chat");
        for (String before : List.of("", "x")) {
            String cut = of(before + "\uD83D\uDE00".repeat(2_000));
            assertThat(cut).hasSizeBetween(1_900, 2_000);
            assertThat(UTF_8.newEncoder().canEncode(cut)).isTrue();
        }
    }

    private static String of(String text) {
        return ReportText.of(new IllegalStateException(text)).replaceFirst("^.*?: ", "");
    }
}
