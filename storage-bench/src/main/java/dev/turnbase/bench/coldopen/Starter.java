package dev.turnbase.bench.coldopen;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a new process does. */
enum Starter {
    /** Nothing. */
    EMPTY_JVM,
    /** Opens and appends by hand-written JDBC. */
    JDBC,
    /** Opens and appends with Turnbase. */
    TURNBASE;

    @JsonValue
    String title() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
