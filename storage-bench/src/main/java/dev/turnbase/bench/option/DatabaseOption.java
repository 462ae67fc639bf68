package dev.turnbase.bench.option;

import dev.turnbase.bench.contender.BenchDatabase;
import dev.turnbase.bench.contender.StartedDatabase;
import dev.turnbase.spi.StorageUrl;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** The database that is measured: one that is there, or one that is started. */
public final class DatabaseOption {
    @ArgGroup
    private Place place = new Place();

    /** For picocli. */
    public DatabaseOption() {}

    /** The database of the URL, or a new one. */
    public BenchDatabase database() {
        BenchDatabase database = new BenchDatabase(StorageUrl.parse(text()));
        database.kind();
        return database;
    }

    /** Turnbase's URL of the database that {@link #database()} gives, with the password. */
    public String text() {
        if (place.url == null) {
            place.url = place.started.start();
        }
        return place.url;
    }

    private static final class Place {
        @Option(
                names = "--url",
                required = true,
                description = "A database to spare: file:…, postgresql://… or mysql://….")
        private @Nullable String url;

        @Option(
                names = "--start",
                required = true,
                description =
                        "A database to start: ${COMPLETION-CANDIDATES}. A server ends with the command; sqlite is a"
                                + " temporary file, and taken if neither is given.")
        private StartedDatabase started = StartedDatabase.SQLITE;
    }
}
