package dev.turnbase;

import static java.util.Objects.requireNonNull;

import dev.turnbase.error.InvalidInputException;
import dev.turnbase.spi.StorageUrl;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the database's URL from environment variables, and says which of them is wrong and why. */
final class Environment {
    private static final String ENGINE = "STORAGE_ENGINE";
    private static final String URL = "DATABASE_URL";
    private static final String SQLITE_PATH = "SQLITE_DB_PATH";
    private static final Map<String, Set<String>> SCHEMES = Map.of(
            "sqlite", Set.of("file"),
            "postgres", Set.of("postgresql", "postgres"),
            "mysql", Set.of("mysql", "mariadb"));

    private Environment() {}

    static StorageUrl url(Map<String, String> environment) {
        requireNonNull(environment, "environment");
        String engine = stated(environment, ENGINE);
        String url = stated(environment, URL);
        String path = stated(environment, SQLITE_PATH);
        if (engine != null && !SCHEMES.containsKey(engine)) {
            throw new InvalidInputException(
                    ENGINE, "is not one that this library names; it can be sqlite, postgres or mysql");
        }
        if (url == null) {
            return sqlite(engine, path);
        }
        StorageUrl parsed = read(URL, url, StorageUrl::parse);
        if (path != null && !(parsed.scheme().equals("file") && parsed.path().equals(path))) {
            throw new InvalidInputException(SQLITE_PATH, "names another database than " + URL + "; unset one of them");
        }
        if (engine != null && !SCHEMES.getOrDefault(engine, Set.of()).contains(parsed.scheme())) {
            throw new InvalidInputException(
                    ENGINE, "is " + engine + " but " + URL + " begins with " + parsed.scheme() + ":; mend one of them");
        }
        return parsed;
    }

    private static StorageUrl sqlite(@Nullable String engine, @Nullable String path) {
        if (path == null) {
            throw new InvalidInputException(
                    URL, "is not set; set it to file:chat.db, say, or set " + SQLITE_PATH + " to a file's path");
        }
        if (engine != null && !engine.equals("sqlite")) {
            throw new InvalidInputException(
                    URL,
                    "is not set, and " + ENGINE + " is " + engine + "; set it, or unset " + ENGINE + " to use "
                            + SQLITE_PATH);
        }
        return read(SQLITE_PATH, path, StorageUrl::file);
    }

    private static StorageUrl read(String variable, String value, Function<String, StorageUrl> reader) {
        try {
            return reader.apply(value);
        } catch (InvalidInputException e) {
            String message = String.valueOf(e.getMessage());
            throw new InvalidInputException(
                    variable, message.substring(e.field().length() + ": ".length()));
        }
    }

    private static @Nullable String stated(Map<String, String> environment, String name) {
        String value = environment.get(name);
        return value == null || value.isEmpty() ? null : value;
    }
}
