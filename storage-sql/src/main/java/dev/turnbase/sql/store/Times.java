package dev.turnbase.sql.store;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;

/** Times as they are stored: microseconds since 1970 UTC. */
final class Times {
    private static final long LONGEST_MICROS = TimeUnit.DAYS.toMicros(36_525);

    private Times() {}

    /** In microseconds, a hundred years at most. */
    static long micros(Duration duration) {
        return Math.min(TimeUnit.MICROSECONDS.convert(duration), LONGEST_MICROS);
    }

    static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
