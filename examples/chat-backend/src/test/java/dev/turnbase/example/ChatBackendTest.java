package dev.turnbase.example;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ChatBackendTest {
    @Test
    void a_chat_goes_on_where_it_ended(@TempDir Path folder) throws IOException {
        String url = "file:" + folder.resolve("chat.db");

        assertEquals(List.of("assistant: Hello there", "Echo: 2 messages"), chat(url, "Hello there\n"));
        assertEquals(
                List.of("user: Hello there", "assistant: Hello there", "assistant: Bye", "Echo: 4 messages"),
                chat(url, "Bye\n"));
    }

    @Test
    void the_sample_reads_back_what_it_stores(@TempDir Path folder) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        Sample.run("file:" + folder.resolve("chat.db"), new PrintStream(out, true, UTF_8));

        assertEquals(
                List.of(
                        "1 user: Three days in May?",
                        "2 assistant: Gladly. Where do you start from?",
                        "Trip to Lisbon: 2 unread"),
                out.toString(UTF_8).lines().toList());
    }

    private static List<String> chat(String url, String in) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ChatBackend.run(url, new ByteArrayInputStream(in.getBytes(UTF_8)), new PrintStream(out, true, UTF_8));
        return out.toString(UTF_8).lines().toList();
    }
}
