package dev.turnbase.contract.script;

import static java.util.Objects.requireNonNull;

import dev.turnbase.StorageEngine;
import dev.turnbase.contract.TestClock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.sessions.JqwikSession;

/**
 * Runs random scripts on an engine and on the reference engine side by side. A script on which they differ is shrunk
 * and told as Java. Not thread-safe.
 */
public final class Scripts {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00.123456Z");
    private static final int GENERATED_SIZE = 1_000;

    private final StorageEngine model;
    private final TestClock modelClock;
    private final StorageEngine engine;
    private final TestClock engineClock;
    private final Coverage coverage = new Coverage();
    private final Coverage uncounted = new Coverage();
    private int runs;

    /** Each engine was opened with its clock. */
    public Scripts(StorageEngine model, TestClock modelClock, StorageEngine engine, TestClock engineClock) {
        this.model = model;
        this.modelClock = modelClock;
        this.engine = engine;
        this.engineClock = engineClock;
    }

    /** What has been called of the engine so far. */
    public Coverage coverage() {
        return coverage;
    }

    /**
     * Makes a script of so many steps from a seed and runs it; if the engines differ, answers how, with the shortest
     * script found on which they do.
     */
    public Optional<String> difference(long seed, int steps) {
        AtomicReference<Optional<String>> difference = new AtomicReference<>(Optional.empty());
        JqwikSession.run(() -> {
            List<Shrinkable<Step>> script = generated(seed, steps);
            difference.set(run(script).map(found -> told(seed, script, found)));
        });
        return requireNonNull(difference.get());
    }

    private static List<Shrinkable<Step>> generated(long seed, int steps) {
        Random random = new Random(seed);
        return IntStream.range(0, steps)
                .mapToObj(i -> Generators.of(i).next(random))
                .toList();
    }

    /** Made once, inside a session of the library. */
    private static final class Generators {
        private static final List<RandomGenerator<Step>> BEGINNING =
                Steps.beginning().stream().map(Generators::generator).toList();
        private static final RandomGenerator<Step> ANY = generator(Steps.any());

        private static RandomGenerator<Step> of(int index) {
            return index < BEGINNING.size() ? BEGINNING.get(index) : ANY;
        }

        private static RandomGenerator<Step> generator(Arbitrary<Step> steps) {
            return steps.generator(GENERATED_SIZE, false);
        }
    }

    private Optional<Script.Difference> run(List<Shrinkable<Step>> steps) {
        runs++;
        modelClock.set(START);
        engineClock.set(START);
        String prefix = "s" + runs + "-";
        Side expected = new Side(model, modelClock, prefix, uncounted);
        Side actual = new Side(engine, engineClock, prefix, coverage);
        try {
            return new Script(steps.stream().map(Shrinkable::value).toList()).difference(expected, actual);
        } finally {
            expected.closeStreams();
            actual.closeStreams();
        }
    }

    /** One that comes and goes is told as it was found. */
    private String told(long seed, List<Shrinkable<Step>> script, Script.Difference found) {
        List<Shrinkable<Step>> shortest =
                new Shrinker(candidate -> run(candidate).isPresent()).shrink(script);
        Optional<Script.Difference> again = run(shortest);
        Script.Difference difference = again.orElse(found);
        return "seed " + seed + (again.isPresent() ? "" : ", but not each time") + "\n" + difference.java()
                + "\n\nThe model:  " + difference.expected() + "\n\nThe engine: " + difference.actual() + "\n";
    }
}
