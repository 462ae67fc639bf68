package dev.turnbase.bench.scale;

import java.time.Duration;
import java.util.function.LongConsumer;
import org.HdrHistogram.Histogram;

/**
 * What one operation took by one caller.
 *
 * @param operation its name
 * @param count how often it was measured
 * @param p50Micros median of the time of one call, in microseconds
 * @param p99Micros 99th percentile of it, in microseconds
 */
record Latency(String operation, long count, double p50Micros, double p99Micros) {
    private static final int DIGITS = 3;
    private static final double NANOS = 1e3;

    /**
     * Measures an operation.
     *
     * @param time how long; a third of it is done before, unmeasured
     * @param work does it, and is told how often it was done before
     */
    static Latency of(String operation, Duration time, LongConsumer work) {
        long done = repeat(time.dividedBy(3), 0, work, new Histogram(DIGITS));
        Histogram times = new Histogram(DIGITS);
        repeat(time, done, work, times);
        return new Latency(
                operation,
                times.getTotalCount(),
                times.getValueAtPercentile(50) / NANOS,
                times.getValueAtPercentile(99) / NANOS);
    }

    private static long repeat(Duration time, long done, LongConsumer work, Histogram times) {
        long from = System.nanoTime();
        long end = from + time.toNanos();
        long repetition = done;
        while (from - end < 0) {
            work.accept(repetition++);
            long now = System.nanoTime();
            times.recordValue(now - from);
            from = now;
        }
        return repetition;
    }
}
