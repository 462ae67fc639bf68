package dev.turnbase.statements;

import dev.turnbase.statements.Operations.Cost;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The table of docs/statements.md: an operation a line, a kind of database a column. */
final class StatementsPage {
    private static final Path PAGE = Path.of("..", "docs", "statements.md");
    private static final List<String> COLUMNS = List.of("operation", "SQLite", "PostgreSQL", "MySQL and MariaDB");
    private static final String RULE = "|---";

    private StatementsPage() {}

    /** What the page says of a kind of database, by operation. */
    static Map<String, String> column(String database) {
        Map<String, String> cells = new LinkedHashMap<>();
        for (List<String> row : rows()) {
            cells.put(row.get(0), row.get(COLUMNS.indexOf(database)));
        }
        return cells;
    }

    /** How a cost stands in the page. */
    static Map<String, String> cells(String database, Map<String, Cost> costs) {
        Map<String, String> cells = new LinkedHashMap<>();
        costs.forEach((operation, cost) -> cells.put(
                operation,
                database.equals("SQLite")
                        ? cost.statements() + " + " + cost.control()
                        : cost.statements() + " + " + cost.control() + " in " + cost.roundTrips()));
        return cells;
    }

    /** Writes a column anew; operations that are new get a line, those that are gone lose it. */
    static void write(String database, Map<String, String> cells) {
        Map<String, List<String>> known = new LinkedHashMap<>();
        rows().forEach(row -> known.put(row.get(0), row));
        StringBuilder table = new StringBuilder();
        cells.forEach((operation, cell) -> {
            List<String> row = new ArrayList<>(known.getOrDefault(operation, List.of(operation, "", "", "")));
            row.set(COLUMNS.indexOf(database), cell);
            table.append("| ").append(String.join(" | ", row)).append(" |\n");
        });
        String page = text();
        int begin = page.indexOf('\n', page.indexOf(RULE)) + 1;
        try {
            Files.writeString(PAGE, page.substring(0, begin) + table);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<List<String>> rows() {
        String page = text();
        return page.substring(page.indexOf('\n', page.indexOf(RULE)) + 1)
                .lines()
                .map(line -> Arrays.stream(line.substring(1, line.length() - 1).split("\\|"))
                        .map(String::strip)
                        .toList())
                .toList();
    }

    private static String text() {
        try {
            return Files.readString(PAGE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
