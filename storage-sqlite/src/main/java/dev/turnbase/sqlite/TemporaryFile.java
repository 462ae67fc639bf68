package dev.turnbase.sqlite;

import dev.turnbase.error.CannotOpenException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The private file behind {@code file::memory:}, in a folder of its own that only its owner can read. */
final class TemporaryFile {
    private static final Logger log = LoggerFactory.getLogger(TemporaryFile.class);

    private TemporaryFile() {}

    static SqliteFile create() {
        try {
            SqliteFile file = SqliteFile.at(Files.createTempDirectory("turnbase-memory")
                    .resolve("memory.db")
                    .toString());
            file.create();
            return file;
        } catch (IOException e) {
            throw new CannotOpenException("no temporary file can be made; check java.io.tmpdir", e);
        }
    }

    static void delete(SqliteFile file) {
        Path path = file.path();
        try {
            for (String suffix : List.of("-wal", "-shm", "-migration.lock", "")) {
                Files.deleteIfExists(path.resolveSibling(path.getFileName() + suffix));
            }
            Files.deleteIfExists(path.getParent());
        } catch (IOException e) {
            log.warn("the temporary database {} could not be deleted", path, e);
        }
    }
}
