package dev.turnbase.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the reference engine to a size that an author of another engine can take in. */
final class ReferenceEngineSizeTest {
    private static final Path SOURCES = Path.of("src", "main", "java", "dev", "turnbase", "memory");
    private static final int LIMIT = 1_200;
    /** Blank lines, package and import lines, and lines that are comment only. */
    private static final Pattern NO_CODE = Pattern.compile("\\s*|(package|import) .*|\\s*(//|/\\*|\\*).*");

    @Test
    void the_reference_engine_can_be_read_in_one_sitting() throws IOException {
        try (Stream<Path> files = Files.list(SOURCES)) {
            long linesOfCode = files.flatMap(file -> lines(file).stream())
                    .filter(line -> !NO_CODE.matcher(line).matches())
                    .count();

            assertThat(linesOfCode)
                    .as("lines of code in %s: shorten it, or move to storage-api what every engine needs", SOURCES)
                    .isBetween(1L, LIMIT - 1L);
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
