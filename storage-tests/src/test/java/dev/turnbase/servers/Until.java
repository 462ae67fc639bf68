package dev.turnbase.servers;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waiting for a state, with an end. */
final class Until {
    private static final Duration MOST = Duration.ofSeconds(60);
    private static final long PAUSE_MILLIS = 20;

    private Until() {}

    static void holds(String state, BooleanSupplier condition) {
        long deadline = System.nanoTime() + MOST.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("after " + MOST.toSeconds() + " s still not so: " + state);
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting", e);
        }
    }
}
