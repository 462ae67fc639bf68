package dev.turnbase.bench.measure;

import java.util.List;

/**
 * One contender's part of one round.
 *
 * @param perSecond operations a second
 * @param p50Micros median of the time of one call, in microseconds
 * @param p99Micros 99th percentile of it, in microseconds
 * @param faults what was wrong with what it stored
 */
public record Sample(double perSecond, double p50Micros, double p99Micros, List<String> faults) {
    /** Keeps the list. */
    public Sample {
        faults = List.copyOf(faults);
    }
}
