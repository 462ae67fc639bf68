package dev.turnbase.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnbase.error.InvalidCursorException;
import dev.turnbase.query.Cursor;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CursorCodecTest {
    private static final List<String> ALPHABET =
            List.of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_+/=. \n".split(""));
    private static final CursorCodec CODEC = CursorCodec.of("acme", "messages|TURN");
    private static final List<String> KEYS = List.of("1789000000000001", "0190-id");

    @Test
    void what_was_written_is_read_back() {
        List<String> keys = List.of("", "a", "é😀\uD83D", "\0", "x".repeat(65_535));

        assertThat(CODEC.decode(CODEC.encode(keys), 5)).isEqualTo(keys);
        assertThat(CODEC.decode(CODEC.encode(List.of()), 0)).isEmpty();
        assertThat(CODEC.decode(CODEC.encode(Collections.nCopies(255, "k")), 255))
                .hasSize(255);
    }

    @Test
    void its_text_is_the_same_in_every_process_and_fit_for_a_url() {
        assertThat(CODEC.encode(KEYS).value())
                .isEqualTo("AQIAEDE3ODkwMDAwMDAwMDAwMDEABzAxOTAtaWS-qCo6LPDLxw")
                .matches("[A-Za-z0-9_-]+");
    }

    @Test
    void every_alteration_of_one_character_is_refused() {
        String text = CODEC.encode(KEYS).value();
        for (int i = 0; i < text.length(); i++) {
            for (String c : ALPHABET) {
                String altered = text.substring(0, i) + c + text.substring(i + 1);
                if (!altered.equals(text)) {
                    assertRefused(CODEC, altered, 2);
                }
            }
            assertRefused(CODEC, text.substring(0, i) + text.substring(i + 1), 2);
            assertRefused(CODEC, text.substring(0, i), 2);
            assertRefused(CODEC, text.substring(0, i) + "A" + text.substring(i), 2);
        }
    }

    @Test
    void another_tenant_or_query_refuses_it() {
        String text = CODEC.encode(KEYS).value();

        assertRefused(CursorCodec.of("acme2", "messages|TURN"), text, 2);
        assertRefused(CursorCodec.of("acme", "messages|ID"), text, 2);
        assertRefused(CursorCodec.of("acm", "emessages|TURN"), text, 2);
        assertRefused(CursorCodec.of("", "acme\nmessages|TURN"), text, 2);
        assertThat(CursorCodec.of("acme", "messages|TURN").decode(Cursor.of(text), 2))
                .isEqualTo(KEYS);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 255, 258})
    void another_number_of_keys_is_refused(int count) {
        assertRefused(CODEC, CODEC.encode(KEYS).value(), count);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "AAAA", "AAAAAAAAAAA", "%", "not a cursor", "\0", "é", "\uD83D"})
    void what_is_no_cursor_is_refused(String text) {
        assertRefused(CODEC, text, 0);
    }

    @Test
    void other_spellings_of_the_same_bytes_are_refused() {
        String text = CODEC.encode(List.of("k")).value();
        byte[] bytes = Base64.getUrlDecoder().decode(text);

        assertThat(bytes.length % 3).as("so that there is padding").isNotZero();
        assertRefused(CODEC, Base64.getUrlEncoder().encodeToString(bytes), 1);
        assertRefused(CODEC, text + "=", 1);
        assertRefused(CODEC, " " + text, 1);
        assertRefused(CODEC, text + "\n", 1);
    }

    @Test
    void a_huge_text_is_refused() {
        assertRefused(CODEC, "A".repeat(8 << 20), 2);
    }

    @Test
    void bytes_moved_from_the_tenant_into_the_cursor_are_refused() {
        byte[] written = Base64.getUrlDecoder().decode(CODEC.encode(KEYS).value());
        byte[] longer = new byte[written.length + 1];
        System.arraycopy(written, 0, longer, 0, written.length - 8);
        longer[written.length - 8] = 'a';
        System.arraycopy(written, written.length - 8, longer, written.length - 7, 8);

        String text = Base64.getUrlEncoder().withoutPadding().encodeToString(longer);
        assertRefused(CursorCodec.of("cme", "messages|TURN"), text, 2);
    }

    @Test
    void too_many_or_too_long_keys_are_refused_when_written() {
        assertThatThrownBy(() -> CODEC.encode(Collections.nCopies(256, "k")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CODEC.encode(List.of("x".repeat(65_536))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static void assertRefused(CursorCodec codec, String text, int count) {
        assertThatThrownBy(() -> codec.decode(Cursor.of(text), count)).isInstanceOf(InvalidCursorException.class);
    }
}
