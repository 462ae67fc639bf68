package dev.turnbase.bench.measure;

import dev.turnbase.bench.contender.BenchDatabase;
import dev.turnbase.bench.contender.ChatStore;
import dev.turnbase.bench.contender.Contender;
import dev.turnbase.bench.workload.Workloads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Lets the contenders do the same work in turn, round by round, in an order that changes from round to round. */
public final class Comparison {
    private final List<Contender> contenders;
    private final int rounds;
    private final Stopwatch stopwatch;

    /** So that a database can be used again. */
    private final String run = Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);

    private final Consumer<String> progress;

    /**
     * @param rounds how often each does each work
     * @param measured how long at a time; a third of it is done before, unmeasured
     * @param progress is told what is being measured
     */
    public Comparison(List<Contender> contenders, int rounds, Duration measured, Consumer<String> progress) {
        this.contenders = List.copyOf(contenders);
        this.rounds = rounds;
        this.stopwatch = new Stopwatch(measured.dividedBy(3), measured);
        this.progress = progress;
    }

    /** Measures workloads on a database. */
    public List<Result> run(BenchDatabase database, List<Workloads> workloads) {
        Map<Contender, ChatStore> stores = new EnumMap<>(Contender.class);
        try {
            contenders.forEach(each -> stores.put(each, each.open(database)));
            List<Result> results = new ArrayList<>();
            workloads.forEach(workload -> results.addAll(compare(stores, workload)));
            return results;
        } finally {
            stores.values().forEach(ChatStore::close);
        }
    }

    private List<Result> compare(Map<Contender, ChatStore> stores, Workloads workload) {
        Map<Contender, List<Sample>> samples = new EnumMap<>(Contender.class);
        contenders.forEach(each -> samples.put(each, new ArrayList<>()));
        List<Contender> order = new ArrayList<>(contenders);
        for (int round = 0; round < rounds; round++) {
            for (Contender each : order) {
                progress.accept(workload.title() + ", round " + (round + 1) + " of " + rounds + ": " + each.title());
                measure(each, stores, workload, round, samples);
            }
            Collections.rotate(order, 1);
        }
        return contenders.stream()
                .map(each -> new Result(workload, each, samples.getOrDefault(each, List.of())))
                .toList();
    }

    private void measure(
            Contender contender,
            Map<Contender, ChatStore> stores,
            Workloads workload,
            int round,
            Map<Contender, List<Sample>> samples) {
        ChatStore store = stores.get(contender);
        List<Sample> taken = samples.get(contender);
        if (store == null || taken == null) {
            throw new IllegalArgumentException(contender.title() + " was not opened");
        }
        try {
            taken.add(stopwatch.measure(
                    store, workload.make(run + "-" + workload.title() + "-" + round), workload.threads()));
        } catch (UnsupportedOperationException e) {
            progress.accept(contender.title() + " has no " + e.getMessage());
        }
    }
}
