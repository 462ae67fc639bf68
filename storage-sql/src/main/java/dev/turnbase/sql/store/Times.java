package dev.turnbase.sql.store;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;

/** Times as they are stored: microseconds since 1970 UTC. */
final class Times {
    private static final long LONGEST_MICROS = TimeUnit.DAYS.toMicros(36_525);

    private static final long MICROS_PER_SECOND = 1_000_000;
    private static final int NANOS_PER_MICRO = 1_000;

    private Times() {}

    /** In microseconds, a hundred years at most. */
    static long micros(Duration duration) {
        return Math.min(TimeUnit.MICROSECONDS.convert(duration), LONGEST_MICROS);
    }

    /** Cut to microseconds; good for 292,000 years either way. */
    static long micros(Instant instant) {
        return Math.addExact(
                Math.multiplyExact(instant.getEpochSecond(), MICROS_PER_SECOND), instant.getNano() / NANOS_PER_MICRO);
    }

    static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
