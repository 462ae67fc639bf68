package dev.turnbase.sql.store;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnbase.error.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    @ParameterizedTest
    @ValueSource(strings = {"{}", " {\"a\":1}\n", "{\"a\":[1,2,{\"b\":null}],\"a\":\"\\uD800\"}", "{\"n\":1e400}"})
    void an_object_is_accepted(String text) {
        assertThatCode(() -> Json.checkObject("metadata", text)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "[]",
                "1",
                "null",
                "\"{}\"",
                "{",
                "{}}",
                "{} {}",
                "{'a':1}",
                "{a:1}",
                "{\"a\":01}",
                "{\"a\":1,}",
                "{\"a\":NaN}",
                "{\"a\":1}x",
                "{/**/}",
                "{\"a\":\"\t\"}",
                "{\"a\":+1}",
                "{\"a\":.5}"
            })
    void anything_else_is_refused(String text) {
        assertThatThrownBy(() -> Json.checkObject("metadata", text))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("metadata: ");
    }

    @Test
    void nesting_is_64_deep_at_most() {
        assertThatCode(() -> Json.checkObject("context", nested(64))).doesNotThrowAnyException();
        assertThatThrownBy(() -> Json.checkObject("context", nested(65))).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void names_strings_and_numbers_are_as_long_as_the_text_may_be() {
        String name = "n".repeat(60_000);
        assertThatCode(() -> Json.checkObject("context", "{\"" + name + "\":" + "1".repeat(2_000) + "}"))
                .doesNotThrowAnyException();
    }

    private static String nested(int depth) {
        return "{\"a\":".repeat(depth - 1) + "{}" + "}".repeat(depth - 1);
    }
}
