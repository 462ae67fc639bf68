package dev.turnbase.contract;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * How much the kit does of what can be done without end: random sequences, histories, kills. The system property
 * {@code turnbase.effort} says which: {@code quick}, {@code normal} (the default) or {@code full}.
 */
public enum Effort {
    /** For a few minutes on all engines. */
    QUICK,
    /** For every build. */
    NORMAL,
    /** For the time before a release. */
    FULL;

    private static final String PROPERTY = "turnbase.effort";

    /**
     * The effort of this run.
     *
     * @throws IllegalArgumentException if the system property says something else
     */
    public static Effort current() {
        String name = System.getProperty(PROPERTY, "");
        return Arrays.stream(values())
                .filter(each -> each.word().equals(name) || (name.isEmpty() && each == NORMAL))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the system property " + PROPERTY + " is \"" + name
                        + "\"; it can be "
                        + Arrays.stream(values()).map(Effort::word).collect(Collectors.joining(", "))));
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The number for this effort. */
    public static int of(int quick, int normal, int full) {
        return switch (current()) {
            case QUICK -> quick;
            case NORMAL -> normal;
            case FULL -> full;
        };
    }
}
