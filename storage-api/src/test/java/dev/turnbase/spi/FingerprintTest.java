package dev.turnbase.spi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnbase.model.NewMessage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class FingerprintTest {
    private static final NewMessage FULL = NewMessage.of("user", "Three days in May? 😀")
            .from("ada")
            .replyTo("m-1")
            .metadata("{\"k\": 1}");

    @Test
    void it_never_changes_because_it_is_stored() {
        assertThat(Fingerprint.of(NewMessage.of("user", "")))
                .isEqualTo("857a71466dd831a631f774452b0452d7ea29a7b7a0f5dfba89396563a7bc768f");
        assertThat(Fingerprint.of(FULL)).isEqualTo("d97435f326b88dd24b0dd4bd7a26043841f2f59fefbd2365ba588faee01ad171");
    }

    @Test
    void every_field_but_the_id_takes_part() {
        assertThat(List.of(
                                FULL,
                                FULL.from("bob"),
                                FULL.replyTo("m-2"),
                                FULL.metadata("{\"k\":1}"),
                                NewMessage.of("user", "Three days in May? 😀"),
                                NewMessage.of("tool", "Three days in May? 😀"),
                                NewMessage.of("user", "Three days in May?"))
                        .stream()
                        .map(Fingerprint::of))
                .doesNotHaveDuplicates();
        assertThat(Fingerprint.of(FULL.id("own"))).isEqualTo(Fingerprint.of(FULL));
    }

    @Test
    void fields_can_not_run_into_each_other() {
        List<String> texts = List.of("", "a", "aa", "\u0001", "a\u0001", "\u0001a", "{}", "\u0001\u0001");
        Map<String, String> seen = new HashMap<>();
        for (String role : texts.subList(1, texts.size())) {
            for (String content : texts) {
                for (String metadata : texts) {
                    for (String author : List.of("", "a", "aa")) {
                        NewMessage message = NewMessage.of(role, content).metadata(metadata);
                        NewMessage given = author.isEmpty() ? message : message.from(author);
                        NewMessage other = author.isEmpty() ? message : message.replyTo(author);
                        record(seen, given, role, content, metadata, author, "");
                        record(seen, other, role, content, metadata, "", author);
                    }
                }
            }
        }
        assertThat(seen).hasSize(7 * 8 * 8 * 5);
    }

    private static void record(Map<String, String> seen, NewMessage message, String... fields) {
        String input = List.of(fields).toString();
        assertThat(seen.putIfAbsent(Fingerprint.of(message), input)).isIn(null, input);
    }
}
