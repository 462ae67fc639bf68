package dev.turnbase.bench.measure;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.turnbase.bench.contender.Contender;
import dev.turnbase.bench.workload.Workloads;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What a contender did of a workload, in all rounds.
 *
 * @param samples one a round; none if the contender can't do it
 */
@JsonPropertyOrder({"workload", "threads", "contender", "samples"})
@JsonIgnoreProperties(value = "threads", allowGetters = true)
public record Result(Workloads workload, Contender contender, List<Sample> samples) {
    /** Keeps the list. */
    public Result {
        samples = List.copyOf(samples);
    }

    /** How many callers there were. */
    @JsonProperty
    int threads() {
        return workload.threads();
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
