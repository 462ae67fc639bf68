package dev.turnbase.bench.measure;

import dev.turnbase.bench.contender.Contender;
import dev.turnbase.bench.workload.Workloads;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What a contender did of a workload, in all rounds.
 *
 * @param samples one a round; none if the contender can't do it
 */
public record Result(Workloads workload, Contender contender, List<Sample> samples) {
    /** Keeps the list. */
    public Result {
        samples = List.copyOf(samples);
    }

    /** The median of what the samples say. */
    public double median(ToDoubleFunction<Sample> what) {
        return Spread.of(samples.stream().mapToDouble(what).toArray()).median();
    }

    /** Operations a second, as a ratio to another's in the same round. */
    public Spread ratioTo(Result limit) {
        int rounds = Math.min(samples.size(), limit.samples.size());
        double[] ratios = new double[rounds];
        for (int i = 0; i < rounds; i++) {
            ratios[i] = samples.get(i).perSecond() / limit.samples.get(i).perSecond();
        }
        return Spread.of(ratios);
    }

    /** What was wrong, each thing once. */
    public List<String> faults() {
        return samples.stream()
                .flatMap(sample -> sample.faults().stream())
                .distinct()
                .toList();
    }
}
