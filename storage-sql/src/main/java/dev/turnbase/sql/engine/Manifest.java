package dev.turnbase.sql.engine;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The migrations that the library ships, in order. Lets an engine see that a database is current without loading the
 * migrator. A test compares it with what the migrator finds.
 */
final class Manifest {
    private static final String RESOURCE = "/dev/turnbase/sql/migration/manifest.txt";

    private Manifest() {}

    /** A line of the resource is version, script and checksum, separated by spaces. */
    static List<Migration> load() {
        try (InputStream in = Manifest.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("the library's jar lacks " + RESOURCE);
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            return lines.lines().map(Manifest::migration).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Migration migration(String line) {
        String[] parts = line.split(" ", 3);
        return new Migration(Integer.parseInt(parts[0]), parts[1], Integer.parseInt(parts[2]));
    }
}
