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

    private final Map<String, AtomicInteger> inside = new ConcurrentHashMap<>();

    /** What to do with a call that overlaps others, once it is alone no more. */
    @FunctionalInterface
    interface Crowded {
        @Nullable
        Object answer(Call call) throws Throwable;
    }

    /** Answers a call as the right engine does, unless another one about the same is under way. */
    @Nullable
    Object of(String about, Call call, Crowded crowded) throws Throwable {
        AtomicInteger here = inside.computeIfAbsent(about, any -> new AtomicInteger());
        here.incrementAndGet();
        try {
            return isCrowded(here) ? crowded.answer(call) : call.proceed();
        } finally {
            here.decrementAndGet();
        }
    }

    private static boolean isCrowded(AtomicInteger here) {
        for (int look = 0; look < LOOKS && here.get() < 2; look++) {
            pause();
        }
        return here.get() > 1;
    }

    /** Lets other threads come between two steps. */
    static void pause() {
        LockSupport.parkNanos(BETWEEN.toNanos());
    }
}
