package dev.turnbase.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnbase.error.InvalidInputException;
import java.nio.charset.StandardCharsets;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class InputsTest {
    private static final String SMILE = "\uD83D\uDE00";

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "é", "\u07FF", "\u0800", "\uFFFF", "\u0001", SMILE, "a" + SMILE + "é" + SMILE})
    void text_of_scalar_values_passes_with_its_length_in_bytes(String text) {
        assertThat(Inputs.scalars("f", text)).isEqualTo(text.getBytes(StandardCharsets.UTF_8).length);
        assertThat(Inputs.utf8Length(text)).isEqualTo(text.getBytes(StandardCharsets.UTF_8).length);
        assertThat(Inputs.text("f", text, 10)).isSameAs(text);
        assertThat(Inputs.longText("f", text, 20)).isSameAs(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\uD83D",
                "\uDE00",
                "\uDE00\uD83D",
                "a\uD83Da",
                "\uD83D\uD83D\uDE00",
                "\uD83D\uDE00\uDE00",
                SMILE + "\uD83D",
            })
    void an_unpaired_surrogate_is_refused_everywhere(String text) {
        assertRefused(() -> Inputs.scalars("f", text), "unpaired surrogate");
        assertRefused(() -> Inputs.text("f", text, 10), "unpaired surrogate");
        assertRefused(() -> Inputs.name("f", text, 10), "unpaired surrogate");
        assertRefused(() -> Inputs.longText("f", text, 10), "unpaired surrogate");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\0", "a\0", "\0a", SMILE + "\0"})
    void u_0000_is_refused_everywhere(String text) {
        assertRefused(() -> Inputs.scalars("f", text), "U+0000");
        assertRefused(() -> Inputs.text("f", text, 10), "U+0000");
        assertRefused(() -> Inputs.name("f", text, 10), "U+0000");
        assertRefused(() -> Inputs.longText("f", text, 10), "U+0000");
        assertRefused(() -> Inputs.id("f", text), "");
    }

    @Test
    void short_text_is_limited_in_code_points() {
        assertThatNoException().isThrownBy(() -> Inputs.text("f", SMILE.repeat(500), 500));
        assertThatNoException().isThrownBy(() -> Inputs.text("f", "a".repeat(500), 500));

        assertRefused(() -> Inputs.text("f", SMILE.repeat(501), 500), "500 code points");
        assertRefused(() -> Inputs.text("f", "a".repeat(501), 500), "500 code points");
        assertRefused(() -> Inputs.text("f", SMILE.repeat(500) + "a", 500), "500 code points");
    }

    @Test
    void long_text_is_limited_in_bytes_of_utf_8() {
        assertThatNoException().isThrownBy(() -> Inputs.longText("f", SMILE.repeat(4), 16));
        assertThatNoException().isThrownBy(() -> Inputs.longText("f", "é".repeat(8), 16));
        assertThatNoException().isThrownBy(() -> Inputs.longText("f", "€".repeat(5) + "a", 16));

        assertRefused(() -> Inputs.longText("f", SMILE.repeat(4) + "a", 16), "16 bytes");
        assertRefused(() -> Inputs.longText("f", "é".repeat(8) + "a", 16), "16 bytes");
        assertRefused(() -> Inputs.longText("f", "a".repeat(17), 16), "16 bytes");
    }

    @Test
    void a_name_is_not_empty() {
        assertThat(Inputs.name("f", " ", 1)).isEqualTo(" ");
        assertThat(Inputs.text("f", "", 1)).isEmpty();
        assertRefused(() -> Inputs.name("f", "", 1), "is empty");
    }

    @ParameterizedTest
    @ValueSource(strings = {"!", "~", "a", "0190-b", "a/b?c=d%20\"'\\"})
    void an_id_has_visible_ascii_characters(String id) {
        assertThat(Inputs.id("id", id)).isSameAs(id);
        assertThat(Inputs.tenant(id)).isSameAs(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a\n", "\u007F", "\u001F", "é", SMILE, "\uD83D"})
    void any_other_id_is_refused(String id) {
        assertRefused(() -> Inputs.id("f", id), "1 to 128 characters");
        assertThatThrownBy(() -> Inputs.tenant(id)).hasMessageStartingWith("tenant: ");
    }

    @Test
    void an_id_has_at_most_128_characters() {
        assertThatNoException().isThrownBy(() -> Inputs.id("f", "x".repeat(128)));
        assertRefused(() -> Inputs.id("f", "x".repeat(129)), "128");
    }

    @Test
    void a_number_that_can_not_be_negative_is_not() {
        assertThat(Inputs.notNegative("f", 0)).isZero();
        assertThat(Inputs.notNegative("f", Long.MAX_VALUE)).isEqualTo(Long.MAX_VALUE);
        assertRefused(() -> Inputs.notNegative("f", -1), "negative");
        assertRefused(() -> Inputs.notNegative("f", Long.MIN_VALUE), "negative");
    }

    @Test
    void no_refusal_shows_the_value() {
        assertThatThrownBy(() -> Inputs.text("f", "canary", 3)).hasMessageNotContaining("canary");
        assertThatThrownBy(() -> Inputs.id("f", "a canary")).hasMessageNotContaining("canary");
        assertThatThrownBy(() -> Inputs.scalars("f", "canary\0")).hasMessageNotContaining("canary");
        assertThatThrownBy(() -> Inputs.longText("f", "canary", 3)).hasMessageNotContaining("canary");
    }

    @Test
    void an_unpaired_surrogate_counts_as_three_bytes() {
        assertThat(Inputs.utf8Length("\uD83D")).isEqualTo(3);
        assertThat(Inputs.utf8Length("a\uDE00b")).isEqualTo(5);
    }

    private static void assertRefused(ThrowingCallable call, String problem) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        InvalidInputException.class, e -> assertThat(e.field()).isEqualTo("f"))
                .hasMessageContaining(problem);
    }
}
