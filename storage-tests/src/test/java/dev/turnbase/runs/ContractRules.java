package dev.turnbase.runs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The rules of docs/contract.md. */
public final class ContractRules {
    private static final Path CONTRACT = Path.of("..", "docs", "contract.md");
    private static final Pattern RULE = Pattern.compile("(?m)^- ([A-Z][0-9]+) ");
    /** Tested where there are released versions to migrate from, which neither the kit nor a mutant can have. */
    public static final String MIGRATION_OF_RELEASES = "O4";

    private ContractRules() {}

    /** All but the one of released versions. */
    public static Set<String> tested() {
        Set<String> rules = all();
        rules.remove(MIGRATION_OF_RELEASES);
        return rules;
    }

    private static Set<String> all() {
        try {
            return RULE.matcher(Files.readString(CONTRACT))
                    .results()
                    .map(rule -> rule.group(1))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
