package dev.turnbase.sql.session;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Ends what takes too long; its thread is started when it is first needed. */
final class Watchdog {
    private @Nullable ScheduledThreadPoolExecutor timer;
    private boolean closed;

    /** Throws {@link IllegalStateException} if it is closed. */
    synchronized Future<?> after(Duration delay, Runnable action) {
        if (closed) {
            throw new IllegalStateException("the engine is closed; nothing was written, open it again");
        }
        return timer().schedule(action, delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Goes on until it is closed; one that is closed by then does nothing. */
    synchronized Future<?> every(Duration period, Runnable action) {
        return closed
                ? CompletableFuture.completedFuture(null)
                : timer().scheduleWithFixedDelay(action, period.toNanos(), period.toNanos(), TimeUnit.NANOSECONDS);
    }

    private ScheduledThreadPoolExecutor timer() {
        ScheduledThreadPoolExecutor running = timer;
        if (running == null) {
            running = new ScheduledThreadPoolExecutor(1, Watchdog::thread);
            running.setRemoveOnCancelPolicy(true);
            timer = running;
        }
        return running;
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "turnbase-watchdog");
        thread.setDaemon(true);
        return thread;
    }

    synchronized void close() {
        closed = true;
        if (timer != null) {
            timer.shutdownNow();
        }
    }
}
