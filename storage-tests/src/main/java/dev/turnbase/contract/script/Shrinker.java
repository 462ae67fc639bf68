package dev.turnbase.contract.script;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import net.jqwik.api.Shrinkable;

/**
 * Makes a failing script shorter while it still fails: leaves steps out, halves first and single steps last (delta
 * debugging: Zeller and Hildebrandt, Simplifying and Isolating Failure-Inducing Input, 2002), then makes those that are
 * left simpler. Stops after a time.
 */
final class Shrinker {
    /** The system property that says for how many seconds at most. */
    private static final String LIMIT = "turnbase.contract.shrink";

    private static final long DEFAULT_LIMIT = 20;

    private final Predicate<List<Shrinkable<Step>>> fails;
    private final long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(Long.getLong(LIMIT, DEFAULT_LIMIT));

    Shrinker(Predicate<List<Shrinkable<Step>>> fails) {
        this.fails = fails;
    }

    List<Shrinkable<Step>> shrink(List<Shrinkable<Step>> script) {
        List<Shrinkable<Step>> shortest = shorter(script);
        for (int i = 0; i < shortest.size(); i++) {
            shortest = simpler(shortest, i);
        }
        return shorter(shortest);
    }

    private List<Shrinkable<Step>> shorter(List<Shrinkable<Step>> script) {
        List<Shrinkable<Step>> shortest = script;
        for (int size = script.size() / 2; size > 0; size = size / 2) {
            for (int from = shortest.size() - size; from >= 0; from -= size) {
                List<Shrinkable<Step>> candidate = new ArrayList<>(shortest);
                candidate.subList(from, from + size).clear();
                shortest = isBetter(candidate) ? candidate : shortest;
            }
        }
        return shortest;
    }

    private List<Shrinkable<Step>> simpler(List<Shrinkable<Step>> script, int index) {
        List<Shrinkable<Step>> simplest = script;
        Optional<List<Shrinkable<Step>>> next = Optional.of(script);
        while (next.isPresent()) {
            simplest = next.get();
            next = nextSimpler(simplest, index);
        }
        return simplest;
    }

    private Optional<List<Shrinkable<Step>>> nextSimpler(List<Shrinkable<Step>> script, int index) {
        Iterator<Shrinkable<Step>> steps = script.get(index).shrink().iterator();
        while (steps.hasNext() && hasTime()) {
            List<Shrinkable<Step>> candidate = new ArrayList<>(script);
            candidate.set(index, steps.next());
            if (isBetter(candidate)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    private boolean isBetter(List<Shrinkable<Step>> candidate) {
        return hasTime() && fails.test(candidate);
    }

    private boolean hasTime() {
        return System.nanoTime() < deadline;
    }
}
