package dev.turnbase.sql.session;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The migrations as they stand in the sources, in the order of the manifest. */
public final class MigrationScripts {
    private static final Path FOLDER = Path.of("src/main/resources/dev/turnbase/sql/migration");

    private MigrationScripts() {}

    /** Their texts, placeholders unreplaced. */
    public static List<String> inOrder() throws IOException {
        List<String> scripts = new ArrayList<>();
        for (String line : Files.readAllLines(FOLDER.resolve("manifest.txt"), StandardCharsets.UTF_8)) {
            scripts.add(Files.readString(FOLDER.resolve(line.split(" ", 3)[1]), StandardCharsets.UTF_8));
        }
        return scripts;
    }
}
