package dev.turnbase.bench.memory;

import dev.turnbase.bench.measure.Markdown;
import dev.turnbase.bench.measure.Spread;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** What all JVMs said. */
record Footprints(List<Footprint> all) {
    /** The heap of an idle engine stays below it. */
    static final int TARGET_MIB = 16;

    private static final double KIB = 1 << 10;
    private static final double MIB = 1 << 20;

    Footprints {
        all = List.copyOf(all);
    }

    String table() {
        return new Markdown("what", "median", "least to most")
                .row(row("idle engine, heap, MiB", each -> each.engineHeap() / MIB, 2))
                .row(row("idle engine, class metadata, MiB", each -> each.engineMetaspace() / MIB, 2))
                .row(row("idle engine, classes", Footprint::engineClasses, 0))
                .row(row("one open stream, heap, KiB", each -> each.streamHeap() / KIB, 2))
                .toString();
    }

    private String[] row(String what, ToDoubleFunction<Footprint> measure, int places) {
        Spread spread = spread(measure);
        return new String[] {what, Markdown.number(spread.median(), places), Markdown.range(spread, places)};
    }

    private Spread spread(ToDoubleFunction<Footprint> measure) {
        return Spread.of(all.stream().mapToDouble(measure).toArray());
    }

    boolean onTarget() {
        return spread(Footprint::engineHeap).median() < TARGET_MIB * MIB;
    }

    String verdict() {
        return "The target, an idle engine below " + TARGET_MIB + " MiB of heap, is "
                + (onTarget() ? "met." : "missed.");
    }
}
