package dev.turnbase.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Compiles and runs examples/chat-backend from its sources, which hold the README's sample. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ExampleTest {
    private final Compiled example;

    ExampleTest(@TempDir Path classes) throws IOException {
        example = Compiled.of(classes, "chat-backend", "src/main/java");
    }

    @AfterAll
    void close() throws IOException {
        example.close();
    }

    @Test
    void the_sample_of_the_readme_reads_back_what_it_stores(@TempDir Path folder) throws ReflectiveOperationException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        example.load("dev.turnbase.example.Sample")
                .getMethod("run", String.class, PrintStream.class)
                .invoke(null, url(folder), printing(out));

        assertThat(out.toString(UTF_8).lines())
                .containsExactly(
                        "1 user: Three days in May?",
                        "2 assistant: Gladly. Where do you start from?",
                        "Trip to Lisbon: 2 unread");
    }

    @Test
    void the_chat_answers_every_line_and_ends_with_its_input(@TempDir Path folder) throws ReflectiveOperationException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        example.load("dev.turnbase.example.ChatBackend")
                .getMethod("run", String.class, InputStream.class, PrintStream.class)
                .invoke(
                        null,
                        url(folder),
                        new ByteArrayInputStream("Hello there\nBye\n".getBytes(UTF_8)),
                        printing(out));

        assertThat(out.toString(UTF_8).lines())
                .containsExactly("assistant: Hello there", "assistant: Bye", "Echo: 4 messages");
    }

    private static String url(Path folder) {
        return "file:" + folder.resolve("chat.db");
    }

    private static PrintStream printing(ByteArrayOutputStream out) {
        return new PrintStream(out, true, UTF_8);
    }
}
