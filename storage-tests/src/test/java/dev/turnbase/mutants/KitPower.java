package dev.turnbase.mutants;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The page docs/kit-power.md: a text written by hand, and below it a table written by {@link MutantRuns}. */
final class KitPower {
    private static final Path PAGE = Path.of("..", "docs", "kit-power.md");
    private static final String BELOW = "<!-- Below: written by MutantsTest with -Dkit-power=write. -->\n";
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z0-9-]+)` \\|.*\\| `([A-Za-z.0-9_]+)` \\|$");

    private KitPower() {}

    /** Whether the table is to be written anew, not compared. */
    static boolean writes() {
        return "write".equals(System.getProperty("kit-power"));
    }

    private static String text() {
        try {
            return Files.readString(PAGE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The table as it is on the page. */
    static String table() {
        String text = text();
        return text.substring(text.indexOf(BELOW) + BELOW.length());
    }

    /** The test that catches each mutant, as the page says. */
    static Map<String, String> catchers() {
        return ROW.matcher(table()).results().collect(Collectors.toMap(row -> row.group(1), row -> row.group(2)));
    }

    /** The test that catches a mutant, as the page says. */
    static Optional<String> catcher(Mutant mutant) {
        return Optional.ofNullable(catchers().get(mutant.name()));
    }

    static void write(String table) {
        String text = text();
        try {
            Files.writeString(PAGE, text.substring(0, text.indexOf(BELOW) + BELOW.length()) + table);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The table of mutants and the tests that catch them. */
    static String table(List<Mutant> mutants, Map<String, String> catchers) {
        StringBuilder table = new StringBuilder("| mutant | rule | what it does wrong | a test that catches it |\n")
                .append("|---|---|---|---|\n");
        for (Mutant mutant : mutants) {
            table.append(String.join(
                            " | ",
                            "| `" + mutant.name() + "`",
                            mutant.rule(),
                            mutant.does() + (mutant.overlapping() ? " (when calls overlap)" : ""),
                            "`" + catchers.get(mutant.name()) + "` |"))
                    .append('\n');
        }
        return table.toString();
    }
}
