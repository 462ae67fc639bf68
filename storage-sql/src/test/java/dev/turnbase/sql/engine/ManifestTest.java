package dev.turnbase.sql.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.junit.jupiter.api.Test;
import org.sqlite.SQLiteDataSource;

class ManifestTest {
    private static final Path FILE = Path.of("src/main/resources/dev/turnbase/sql/migration/manifest.txt");

    @Test
    void the_manifest_lists_what_the_migrator_finds() throws IOException {
        List<Migration> found = found();
        if ("write".equals(System.getProperty("manifest"))) {
            Files.writeString(FILE, text(found));
        }

        assertThat(text(found))
                .as(
                        "run mvn -pl storage-sql test -Dmanifest=write after a change of a migration that was never released")
                .isEqualTo(Files.readString(FILE));
    }

    private static List<Migration> found() {
        SQLiteDataSource nothing = new SQLiteDataSource();
        nothing.setUrl("jdbc:sqlite::memory:");
        Flyway flyway = Flyway.configure()
                .dataSource(nothing)
                .locations("classpath:dev/turnbase/sql/migration")
                .load();
        return Arrays.stream(flyway.info().all()).map(ManifestTest::migration).toList();
    }

    private static Migration migration(MigrationInfo info) {
        return new Migration(Integer.parseInt(info.getVersion().toString()), info.getScript(), info.getChecksum());
    }

    private static String text(List<Migration> migrations) {
        return migrations.stream()
                .map(m -> m.version() + " " + m.script() + " " + m.checksum() + "\n")
                .collect(Collectors.joining());
    }
}
