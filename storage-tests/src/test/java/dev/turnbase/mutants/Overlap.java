package dev.turnbase.mutants;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Tells calls about the same thing that overlap; each waits a little for another one. */
final class Overlap {
    private static final int LOOKS = 20;
    private static final Duration BETWEEN = Duration.ofMillis(1);

    private final Map<String, Crowd> crowds = new ConcurrentHashMap<>();

    /** What to do with a call that overlaps others, once it is alone no more. */
    @FunctionalInterface
    interface Crowded {
        @Nullable
        Object answer(Call call) throws Throwable;
    }

    /** Answers a call as the right engine does, unless another one about the same is under way. */
    @Nullable
    Object of(String about, Call call, Crowded crowded) throws Throwable {
        Crowd crowd = crowds.computeIfAbsent(about, any -> new Crowd());
        int arrival = crowd.arrivals.incrementAndGet();
        crowd.inside.incrementAndGet();
        try {
            return crowd.overlaps(arrival) ? crowded.answer(call) : call.proceed();
        } finally {
            crowd.inside.decrementAndGet();
        }
    }

    /** The calls about one thing. */
    private static final class Crowd {
        final AtomicInteger arrivals = new AtomicInteger();
        final AtomicInteger inside = new AtomicInteger();

        /** Whether another call is under way, or has come and gone since this one arrived. */
        boolean overlaps(int arrival) {
            for (int look = 0; look < LOOKS && isAlone(arrival); look++) {
                pause();
            }
            return !isAlone(arrival);
        }

        private boolean isAlone(int arrival) {
            return inside.get() < 2 && arrivals.get() == arrival;
        }
    }

    /** Lets other threads come between two steps. */
    static void pause() {
        LockSupport.parkNanos(BETWEEN.toNanos());
    }

    /** Lets other threads come that are busy. */
    static void longPause() {
        LockSupport.parkNanos(BETWEEN.multipliedBy(LOOKS).toNanos());
    }
}
