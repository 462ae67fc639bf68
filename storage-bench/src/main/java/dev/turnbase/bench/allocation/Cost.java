package dev.turnbase.bench.allocation;

import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/**
 * What one operation costs.
 *
 * @param micros its time, in microseconds
 * @param microsError half of the interval that has the true mean with 99.9 %; not a number after a single iteration
 * @param bytes that it allocates
 * @param bytesError of them, likewise
 */
record Cost(String operation, String contender, double micros, double microsError, double bytes, double bytesError) {
    private static final String ALLOCATED = "gc.alloc.rate.norm";

    static Cost of(RunResult result) {
        Result<?> time = result.getPrimaryResult();
        Result<?> allocated = result.getSecondaryResults().get(ALLOCATED);
        if (allocated == null) {
            throw new IllegalStateException("JMH can't tell on this JVM how much is allocated");
        }
        return new Cost(
                time.getLabel(),
                result.getParams().getParam("contender"),
                time.getScore(),
                time.getScoreError(),
                allocated.getScore(),
                allocated.getScoreError());
    }
}
