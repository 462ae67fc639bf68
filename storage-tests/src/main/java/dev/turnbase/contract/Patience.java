package dev.turnbase.contract;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waits for a state by looking again and again, up to a deadline. */
final class Patience {
    /** The system property that says for how many seconds at most. */
    private static final String LIMIT = "turnbase.contract.patience";

    private static final long DEFAULT_LIMIT = 60;
    private static final Duration BETWEEN = Duration.ofMillis(5);

    private Patience() {}

    /** Looks until what is seen is as wanted; answers it. */
    static <T> T until(String what, Supplier<T> look, Predicate<? super T> wanted) {
        Duration limit = Duration.ofSeconds(Long.getLong(LIMIT, DEFAULT_LIMIT));
        long deadline = System.nanoTime() + limit.toNanos();
        while (true) {
            T seen = look.get();
            if (wanted.test(seen)) {
                return seen;
            }
            if (System.nanoTime() - deadline > 0) {
                throw new AssertionError("not within " + limit.toSeconds() + " s: " + what + "; last seen: " + seen);
            }
            LockSupport.parkNanos(BETWEEN.toNanos());
        }
    }

    /** Looks until something holds. */
    static void until(String what, BooleanSupplier holds) {
        until(what, holds::getAsBoolean, seen -> seen);
    }

    /** Looks until a time has passed that the contract itself speaks of; what is to happen meanwhile happens at each look. */
    static void during(Duration time, Runnable meanwhile) {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() - end < 0) {
            meanwhile.run();
            LockSupport.parkNanos(BETWEEN.toNanos());
        }
    }
}
