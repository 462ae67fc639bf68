package dev.turnbase.servers;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for a state by looking again and again, up to a deadline. */
public final class Until {
    private static final Duration MOST = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(5);

    private Until() {}

    /** Returns once the state is there; fails if that takes too long. */
    public static void holds(String state, BooleanSupplier condition) {
        long deadline = System.nanoTime() + MOST.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                throw new AssertionError("after " + MOST.toSeconds() + " s still not so: " + state);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }
}
