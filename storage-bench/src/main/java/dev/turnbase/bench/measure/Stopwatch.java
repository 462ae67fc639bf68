package dev.turnbase.bench.measure;

import dev.turnbase.bench.contender.ChatStore;
import dev.turnbase.bench.workload.Workload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** Runs a workload for a time, first unmeasured. */
final class Stopwatch {
    private static final int DIGITS = 3;

    private final Duration warmUp;
    private final Duration measured;

    Stopwatch(Duration warmUp, Duration measured) {
        this.warmUp = warmUp;
        this.measured = measured;
    }

    Sample measure(ChatStore store, Workload workload, int threads) {
        workload.prepare(store);
        ExecutorService callers = Executors.newFixedThreadPool(threads);
        try {
            long begin = System.nanoTime() + warmUp.toNanos();
            long end = begin + measured.toNanos();
            List<Future<Histogram>> running = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                int thread = i;
                running.add(callers.submit(() -> call(store, workload, thread, begin, end)));
            }
            Histogram all = new Histogram(DIGITS);
            for (Future<Histogram> each : running) {
                all.add(each.get());
            }
            double seconds = (System.nanoTime() - begin) / (double) TimeUnit.SECONDS.toNanos(1);
            return new Sample(
                    all.getTotalCount() * workload.operations() / seconds,
                    all.getValueAtPercentile(50) / 1e3,
                    all.getValueAtPercentile(99) / 1e3,
                    workload.faults(store));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while measuring", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a call failed", e.getCause());
        } finally {
            callers.shutdownNow();
        }
    }

    /** Calls until the end; what began before the beginning does not count. */
    private static Histogram call(ChatStore store, Workload workload, int thread, long begin, long end) {
        Histogram times = new Histogram(DIGITS);
        long from = System.nanoTime();
        for (long repetition = 0; from - end < 0; repetition++) {
            workload.once(store, thread, repetition);
            long now = System.nanoTime();
            if (from - begin >= 0) {
                times.recordValue(now - from);
            }
            from = now;
        }
        return times;
    }
}
