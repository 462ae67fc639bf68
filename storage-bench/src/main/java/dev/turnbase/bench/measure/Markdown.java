package dev.turnbase.bench.measure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A table of Markdown, row by row. */
public final class Markdown {
    private final List<List<String>> rows = new ArrayList<>();

    /** A table that has these columns. */
    public Markdown(String... columns) {
        rows.add(List.of(columns));
        rows.add(Collections.nCopies(columns.length, "---"));
    }

    /** Adds a row; answers this table. */
    public Markdown row(String... cells) {
        rows.add(List.of(cells));
        return this;
    }

    /** A number with so many places behind the point. */
    public static String number(double number, int places) {
        return String.format(Locale.ROOT, "%,." + places + "f", number);
    }

    /** The least and the most. */
    public static String range(Spread spread, int places) {
        return number(spread.least(), places) + " to " + number(spread.most(), places);
    }

    @Override
    public String toString() {
        return rows.stream()
                .map(row -> row.stream().collect(Collectors.joining(" | ", "| ", " |\n")))
                .collect(Collectors.joining());
    }
}
