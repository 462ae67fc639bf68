package dev.turnbase.bench.measure;

import java.util.Arrays;

/** The least, the middle and the most of some values. */
public record Spread(double least, double median, double most) {
    /** Of at least one value. */
    public static Spread of(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
        return new Spread(sorted[0], median, sorted[sorted.length - 1]);
    }
}
