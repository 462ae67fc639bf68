package dev.turnbase.sql.statement;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;

/**
 * The statements that were rendered when the library was built, for one dialect and table prefix. Immutable.
 *
 * <p>They come from a resource of the dialect's name in this package: a line {@code -- NAME}, then the statement on one
 * line. Rendering them again must give the same text; a test compares.
 */
public final class Statements {
    /** What stands for the table prefix until a statement is used. */
    public static final String PREFIX = "${prefix}";

    private final Map<Hot, String> sql;

    private Statements(Map<Hot, String> sql) {
        this.sql = sql;
    }

    /** Reads the statements of a dialect. */
    public static Statements load(String dialect, String tablePrefix) {
        String resource = dialect + ".sql";
        Map<Hot, String> sql = new EnumMap<>(Hot.class);
        try (InputStream in = Statements.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the library's jar lacks " + resource);
            }
            read(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)), tablePrefix, sql);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Statements(sql);
    }

    private static void read(BufferedReader lines, String tablePrefix, Map<Hot, String> sql) throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("-- ")) {
                String statement = String.valueOf(lines.readLine());
                sql.put(Hot.valueOf(line.substring(3)), statement.replace(PREFIX, tablePrefix));
            }
        }
    }

    /** Whether the dialect has a statement. */
    public boolean has(Hot statement) {
        return sql.containsKey(statement);
    }

    /** The SQL of a statement. */
    public String sql(Hot statement) {
        String found = sql.get(statement);
        if (found == null) {
            throw new IllegalStateException("the library's jar lacks the statement " + statement);
        }
        return found;
    }
}
