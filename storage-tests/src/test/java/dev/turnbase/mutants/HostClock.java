package dev.turnbase.mutants;

import dev.turnbase.StorageOptions;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** The clock that an engine was opened with. */
final class HostClock {
    private volatile InstantSource clock = InstantSource.system();

    /** Opens the engine, and keeps its clock. */
    @Nullable
    Object open(Call call) throws Throwable {
        clock = call.<StorageOptions>argument(0).clock();
        return call.proceed();
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
