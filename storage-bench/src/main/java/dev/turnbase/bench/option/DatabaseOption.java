package dev.turnbase.bench.option;

import dev.turnbase.bench.contender.BenchDatabase;
import dev.turnbase.spi.StorageUrl;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The database that is measured. */
public final class DatabaseOption {
    @Option(
            names = "--url",
            description =
                    "A database to spare: file:…, postgresql://… or mysql://…; a temporary SQLite file if none is given.")
    private @Nullable String url;

    /** For picocli. */
    public DatabaseOption() {}

    /** The database of the URL, or a new file. */
    public BenchDatabase database() {
        BenchDatabase database = new BenchDatabase(url == null ? temporary() : StorageUrl.parse(url));
        database.kind();
        return database;
    }

    /** Turnbase's URL of the database that {@link #database()} gave, with the password. */
    public String text(BenchDatabase database) {
        return url == null ? "file:" + database.file() : url;
    }

    private static StorageUrl temporary() {
        try {
            return StorageUrl.file(Files.createTempDirectory("turnbase-bench")
                    .resolve("bench.db")
                    .toString());
        } catch (IOException e) {
            throw new UncheckedIOException("no temporary folder can be made", e);
        }
    }
}
