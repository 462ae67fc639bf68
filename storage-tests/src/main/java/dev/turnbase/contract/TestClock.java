package dev.turnbase.contract;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A clock that shows the fixture's time, mostly the system's, until it is set; then it stands still until it is set again. Thread-safe. */
public final class TestClock implements InstantSource {
    private final AtomicReference<@Nullable Instant> shown = new AtomicReference<>();

    private final InstantSource running;

    TestClock() {
        this(InstantSource.system());
    }

    TestClock(InstantSource running) {
        this.running = running;
    }

    @Override
    public Instant instant() {
        Instant set = shown.get();
        return set == null ? running.instant() : set;
    }

    /** Stands still at an instant, earlier ones than before included. */
    public void set(Instant instant) {
        shown.set(instant);
    }

    /** Stands still, later than now by a duration, or earlier by a negative one. */
    public void advance(Duration by) {
        set(instant().plus(by));
    }

    /** Runs again. */
    public void run() {
        shown.set(null);
    }
}
