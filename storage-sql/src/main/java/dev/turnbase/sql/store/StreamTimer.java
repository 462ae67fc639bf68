package dev.turnbase.sql.store;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The few threads, started with the first stream, that flush and beat for all of an engine's streams. */
final class StreamTimer {
    private static final int THREADS = 4;

    private @Nullable ScheduledThreadPoolExecutor threads;

    Future<?> after(Duration delay, Runnable action) {
        return threads().schedule(action, delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    Future<?> every(Duration period, Runnable action) {
        return threads().scheduleWithFixedDelay(action, period.toNanos(), period.toNanos(), TimeUnit.NANOSECONDS);
    }

    private synchronized ScheduledThreadPoolExecutor threads() {
        ScheduledThreadPoolExecutor running = threads;
        if (running == null) {
            running = new ScheduledThreadPoolExecutor(THREADS, factory());
            running.setRemoveOnCancelPolicy(true);
            threads = running;
        }
        return running;
    }

    private static ThreadFactory factory() {
        return work -> {
            Thread thread = new Thread(work, "turnbase-streams");
            thread.setDaemon(true);
            return thread;
        };
    }

    synchronized void close() {
        if (threads != null) {
            threads.shutdownNow();
        }
    }
}
