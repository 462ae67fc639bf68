package dev.turnbase.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compiles and runs examples/chat-backend from its sources, which hold the README's sample. */
final class ExampleTest {
    private static final Path SOURCES = Path.of("..", "examples", "chat-backend", "src", "main", "java");

    @TempDir
    private static Path classes;

    private static URLClassLoader loader = new URLClassLoader(new URL[0]);

    @TempDir
    private Path folder = Path.of("");

    @BeforeAll
    static void compile() throws IOException {
        List<String> arguments = Stream.concat(
                        Stream.of("-proc:none", "-cp", System.getProperty("java.class.path"), "-d", classes.toString()),
                        sources().stream())
                .toList();
        ByteArrayOutputStream complaints = new ByteArrayOutputStream();
        ToolProvider.getSystemJavaCompiler().run(null, null, complaints, arguments.toArray(String[]::new));
        assertThat(complaints.toString(UTF_8)).isEmpty();
        loader = new URLClassLoader(new URL[] {classes.toUri().toURL()}, ExampleTest.class.getClassLoader());
    }

    @AfterAll
    static void close() throws IOException {
        loader.close();
    }

    @Test
    void the_sample_of_the_readme_reads_back_what_it_stores() throws ReflectiveOperationException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        example("Sample").getMethod("run", String.class, PrintStream.class).invoke(null, url(), printing(out));

        assertThat(out.toString(UTF_8).lines())
                .containsExactly(
                        "1 user: Three days in May?",
                        "2 assistant: Gladly. Where do you start from?",
                        "Trip to Lisbon: 2 unread");
    }

    @Test
    void the_chat_answers_every_line_and_ends_with_its_input() throws ReflectiveOperationException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        example("ChatBackend")
                .getMethod("run", String.class, InputStream.class, PrintStream.class)
                .invoke(null, url(), new ByteArrayInputStream("Hello there\nBye\n".getBytes(UTF_8)), printing(out));

        assertThat(out.toString(UTF_8).lines())
                .containsExactly("assistant: Hello there", "assistant: Bye", "Echo: 4 messages");
    }

    private String url() {
        return "file:" + folder.resolve("chat.db");
    }

    private static Class<?> example(String name) throws ClassNotFoundException {
        return loader.loadClass("dev.turnbase.example." + name);
    }

    private static PrintStream printing(ByteArrayOutputStream out) {
        return new PrintStream(out, true, UTF_8);
    }

    private static List<String> sources() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(Path::toFile)
                    .map(File::getPath)
                    .toList();
        }
    }
}
