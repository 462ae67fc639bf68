package dev.turnbase.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnbase.cli.Transcript.Turn;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TranscriptsTest {
    private static final Path EXAMPLES = Path.of("..", "examples", "transcripts");

    @Test
    void the_first_speaker_is_the_user_and_text_is_kept_as_it_is() {
        Transcript transcript = parsed("\uFEFFAda: Three days: in May? \r\n\nGuide:  Gladly.\n");

        assertThat(transcript.user()).isEqualTo("Ada");
        assertThat(transcript.turns())
                .containsExactly(new Turn("Ada", "Three days: in May? "), new Turn("Guide", " Gladly."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"no separator", "Ada:no space", ": no speaker", "Ada: ", "Ada:"})
    void a_malformed_line_is_refused_by_file_and_number(String line) {
        assertThatThrownBy(() -> parsed("Ada: Hello\n\n" + line + "\n"))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("talk.txt, line 3: is not of the form \"speaker: text\"");
    }

    @Test
    void text_that_no_engine_stores_is_refused_by_file_and_number() {
        assertThatThrownBy(() -> parsed("Ada: Hello\nAda: \0"))
                .hasMessageStartingWith("talk.txt, line 2: text: has U+0000");
        assertThatThrownBy(() -> parsed("A".repeat(256) + ": Hello"))
                .hasMessageStartingWith("talk.txt, line 1: speaker: is longer than 255");
    }

    @ParameterizedTest
    @CsvSource({"1, 4", "2, 11", "2, 15"})
    void bytes_that_are_no_utf_8_are_refused_by_file_and_number(int line, int position) {
        byte[] bytes = "Ada: Hi\nAda: Hi".getBytes(UTF_8);
        byte[] broken = Arrays.copyOf(bytes, bytes.length + 1);
        broken[position] = (byte) 0xE4;

        assertThatThrownBy(() -> new TranscriptParser("talk.txt").parse("talk", broken))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("talk.txt, line " + line + ": has bytes that are no UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n"})
    void a_transcript_without_turns_is_refused(String text) {
        assertThatThrownBy(() -> parsed(text)).hasMessageStartingWith("talk.txt: there is no turn in it");
    }

    @Test
    void the_shipped_transcripts_are_the_files_of_the_examples() throws IOException {
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            List<String> names = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".txt"))
                    .sorted()
                    .toList();
            assertThat(Transcripts.SHIPPED).isEqualTo(names);
        }
        for (String name : Transcripts.SHIPPED) {
            assertThat(Transcripts.class.getResourceAsStream("transcripts/" + name))
                    .hasBinaryContent(Files.readAllBytes(EXAMPLES.resolve(name)));
        }
    }

    @Test
    void the_shipped_transcripts_have_1503_turns() {
        List<Transcript> shipped = Transcripts.read(null, InputStream.nullInputStream());

        assertThat(shipped).extracting(each -> each.turns().size()).containsExactly(763, 420, 320);
        assertThat(shipped).extracting(Transcript::user).containsExactly("子", "First Citizen", "Second Servant");
    }

    @Test
    void the_words_of_a_text_are_the_text() {
        for (Transcript transcript : Transcripts.read(null, InputStream.nullInputStream())) {
            for (Turn turn : transcript.turns()) {
                assertThat(String.join("", Words.of(turn.text()))).isEqualTo(turn.text());
            }
        }
        assertThat(Words.of("Gladly, Ada. 👋🏽")).startsWith("Gladly", ",", " ", "Ada", ".", " ");
    }

    private static Transcript parsed(String text) {
        return new TranscriptParser("talk.txt").parse("talk", text.getBytes(UTF_8));
    }
}
