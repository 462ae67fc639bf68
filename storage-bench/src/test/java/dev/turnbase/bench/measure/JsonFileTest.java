package dev.turnbase.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class JsonFileTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql", "mysql"})
    void a_committed_file_is_read_and_written_with_nothing_lost_or_changed(String database) throws IOException {
        Path committed = Path.of("results", database + ".json");
        Path written = folder.resolve("written.json");
        JsonFile.write(written, JsonFile.read(committed, Run.class));
        JsonMapper mapper = new JsonMapper();
        assertThat(mapper.readTree(written.toFile())).isEqualTo(mapper.readTree(committed.toFile()));
        assertThat(results(written)).isEqualTo(results(committed));
    }

    @Test
    void a_file_of_something_else_is_refused() throws IOException {
        Path other = Files.writeString(folder.resolve("other.json"), "{\"database\": \"sqlite\"}");
        assertThatThrownBy(() -> JsonFile.read(other, Run.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("other.json is not a file of results");
    }

    @Test
    void a_missing_file_is_named() {
        assertThatThrownBy(() -> JsonFile.read(folder.resolve("none.json"), Run.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("none.json does not exist");
    }

    private static String results(Path file) throws IOException {
        String text = Files.readString(file);
        return text.substring(text.indexOf("\"results\""));
    }
}
