package dev.turnbase.injected;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A fault at every n-th statement of a kind; a thread that met one is spared for a while, since no engine tries for ever. */
final class Recurring extends FaultyStatements {
    private static final int THREADS = 1 << 12;

    private final List<Fault> faults;
    private final Predicate<Place> where;
    private final int every;
    private final int spared;
    private final AtomicInteger met = new AtomicInteger();
    private final AtomicInteger happened = new AtomicInteger();
    private final AtomicIntegerArray lastOf = new AtomicIntegerArray(THREADS);

    /**
     * @param faults which happen in turn
     * @param where at which statements
     * @param every at the how many-th of them
     * @param spared for how many of a thread's statements there is no other one
     */
    Recurring(List<Fault> faults, Predicate<Place> where, int every, int spared) {
        this.faults = faults;
        this.where = where;
        this.every = every;
        this.spared = spared;
    }

    /** How many faults there have been. */
    int happened() {
        return happened.get();
    }

    @Override
    @Nullable
    Fault at(Place place) {
        int thread = (int) (Thread.currentThread().getId() % THREADS);
        boolean isSpared = lastOf.getAndUpdate(thread, left -> Math.max(0, left - 1)) > 0;
        if (!where.test(place) || met.incrementAndGet() % every != 0 || isSpared) {
            return null;
        }
        lastOf.set(thread, spared);
        return faults.get(happened.getAndIncrement() % faults.size());
    }

    @Override
    boolean hidesFailures() {
        return false;
    }
}
