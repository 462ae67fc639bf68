package dev.turnbase.docs;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.turnbase.Conversations;
import dev.turnbase.MessageStream;
import dev.turnbase.Messages;
import dev.turnbase.Storage;
import dev.turnbase.StorageEngine;
import dev.turnbase.Tenants;
import dev.turnbase.Users;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the Java of README and docs to sources that are compiled and run, and their links to files that exist. */
final class DocumentationTest {
    private static final Path ROOT = Path.of("..");
    private static final Path ENGINE = ROOT.resolve("examples/heap-engine");
    private static final Pattern SAMPLE = Pattern.compile("(?ms)^ *// sample: \\w+\\n(.*?)\\n *// end$");
    private static final Pattern NAME = Pattern.compile("`(\\w+)`");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(#[^)]*)?\\)");

    @ParameterizedTest
    @MethodSource("pages")
    void the_java_of_a_page_is_a_sample_that_the_tests_run(Path page) throws IOException {
        Stream<String> regions =
                sources().flatMap(source -> groups(SAMPLE, source)).map(String::stripIndent);
        Set<String> samples =
                Stream.concat(regions, sources().map(String::strip)).collect(toSet());

        // A sample gets its URL from the test; a page shows one.
        assertThat(blocks("java", page).map(block -> block.replace("open(\"file:chat.db\")", "open(url)")))
                .isSubsetOf(samples);
    }

    @Test
    void the_project_of_the_guide_for_engines_is_the_example() {
        Path guide = ROOT.resolve("docs/write-an-engine.md");
        String services = "src/main/resources/META-INF/services/dev.turnbase.spi.StorageEngineProvider";

        assertThat(blocks("xml", guide))
                .containsExactly(text(ENGINE.resolve("pom.xml")).strip());
        assertThat(text(guide))
                .contains(services, text(ENGINE.resolve(services)).strip());
        assertThat(blocks("java", guide)).hasSizeGreaterThan(5);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void the_links_of_a_page_lead_to_files(Path page) {
        assertThat(groups(LINK, text(page))
                        .map(link -> page.resolveSibling(link).normalize()))
                .allSatisfy(target -> assertThat(target).exists());
    }

    @Test
    void the_readme_links_to_every_page() throws IOException {
        Set<String> linked = groups(LINK, text(ROOT.resolve("README.md"))).collect(toSet());

        try (Stream<Path> files = Files.list(ROOT.resolve("docs"))) {
            assertThat(files.filter(Files::isRegularFile).map(file -> "docs/" + file.getFileName()))
                    .isSubsetOf(linked);
        }
    }

    @Test
    void the_page_of_the_interface_names_every_public_type() throws IOException {
        Stream<String> types = Files.readAllLines(ROOT.resolve("storage-api/public-types.txt")).stream()
                .filter(name -> !name.contains("$"))
                .map(name -> name.substring(name.lastIndexOf('.') + 1));

        assertThat(types).isSubsetOf(namesOfTheInterface());
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                StorageEngine.class,
                Storage.class,
                Users.class,
                Conversations.class,
                Messages.class,
                MessageStream.class,
                Tenants.class
            })
    void the_page_of_the_interface_names_every_operation(Class<?> type) {
        assertThat(Stream.of(type.getDeclaredMethods())
                        .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
                        .map(Method::getName))
                .isSubsetOf(namesOfTheInterface());
    }

    private static Set<String> namesOfTheInterface() {
        return groups(NAME, text(ROOT.resolve("docs/interface.md"))).collect(toSet());
    }

    static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT.resolve("docs"))) {
            return Stream.concat(Stream.of(ROOT.resolve("README.md")), files)
                    .filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        }
    }

    /** What pages show of: regions of these files, or files whole. */
    private static Stream<String> sources() throws IOException {
        try (Stream<Path> engine = Files.walk(ENGINE.resolve("src"))) {
            List<Path> files =
                    engine.filter(file -> file.toString().endsWith(".java")).toList();
            return Stream.concat(
                            Stream.of(
                                    ROOT.resolve("storage-tests/src/test/java/dev/turnbase/docs/Samples.java"),
                                    ROOT.resolve(
                                            "examples/chat-backend/src/main/java/dev/turnbase/example/Sample.java")),
                            files.stream())
                    .map(DocumentationTest::text);
        }
    }

    private static Stream<String> blocks(String language, Path page) {
        return groups(Pattern.compile("(?ms)^```" + language + "\\n(.*?)\\n```$"), text(page));
    }

    private static Stream<String> groups(Pattern pattern, String text) {
        return pattern.matcher(text).results().map((MatchResult match) -> match.group(1));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
