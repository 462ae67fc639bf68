package dev.turnbase.bench.coldopen;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What is in the database that a new process opens. */
enum State {
    /** Nothing: its tables are made first. */
    EMPTY,
    /** All tables, and a user. */
    MIGRATED;

    @JsonValue
    String title() {
        return name().toLowerCase(Locale.ROOT);
    }
}
