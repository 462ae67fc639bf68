package dev.turnbase.sql.session;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The migrations as they are shipped, in the order of the manifest. */
public final class MigrationScripts {
    private static final String FOLDER = "/dev/turnbase/sql/migration/";

    private MigrationScripts() {}

    /** Their texts, placeholders unreplaced. */
    public static List<String> inOrder() throws IOException {
        List<String> scripts = new ArrayList<>();
        for (String line : text("manifest.txt").lines().toList()) {
            scripts.add(text(line.split(" ", 3)[1]));
        }
        return scripts;
    }

    private static String text(String name) throws IOException {
        try (InputStream file = requireNonNull(MigrationScripts.class.getResourceAsStream(FOLDER + name), name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
