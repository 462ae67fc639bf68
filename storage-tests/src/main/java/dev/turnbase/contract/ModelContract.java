package dev.turnbase.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnbase.StorageEngine;
import dev.turnbase.StorageOptions;
import dev.turnbase.contract.script.Scripts;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/**
 * Random sequences of operations answer, and leave behind, what they do on the reference engine: the same values, the
 * same error codes, the same rows. Where they don't, the shortest sequence found on which they differ is told as Java.
 * The seed is told with it, and {@code -Dturnbase.seed} begins with that one.
 */
public abstract class ModelContract extends ContractTest {
    private static final int STEPS = 60;
    /** So many sequences come to every operation. */
    private static final int ENOUGH = 200;

    /** Longer than any run, but not more than a third of the four hours by which sequences recover streams. */
    private static final Duration NEVER = Duration.ofHours(1);

    private final TestClock modelClock = new TestClock();

    /** Nothing happens by itself: an engine may store text with a heartbeat, too. */
    @Override
    protected StorageOptions.Builder configure(StorageOptions.Builder options) {
        return options.streamFlushInterval(NEVER).streamHeartbeat(NEVER);
    }

    @Test
    @Rule({
        "C1", "C2", "C3", "C4", "C5", "C6", "C7", "C8", "C9", "C10", "C11", "C12", "C13", "E2", "M1", "M2", "M3", "M4",
        "M5", "M6", "M7", "M8", "M9", "N1", "N2", "N3", "P1", "P2", "P3", "P4", "P6", "P7", "S1", "S3", "S5", "S7",
        "T1", "T2", "T4", "T5", "T6", "T7", "T8", "T9", "X1", "X2", "X6"
    })
    void random_sequences_answer_and_leave_behind_what_they_do_on_the_reference_engine(TestReporter reporter) {
        long first = Long.getLong("turnbase.seed", System.nanoTime());
        long last = first + Integer.getInteger("turnbase.sequences", Effort.of(25, 200, 2_000)) - 1;
        publish(reporter, "seeds of sequences", first + " to " + last);
        try (StorageEngine model = StorageEngine.open(
                configure(StorageOptions.builder().url("memory:").clock(modelClock))
                        .build())) {
            Scripts scripts = new Scripts(model, modelClock, engine(), clock());
            for (long seed = first; seed <= last; seed++) {
                scripts.difference(seed, STEPS).ifPresent(told -> {
                    throw new AssertionError(told);
                });
            }
            publish(reporter, "operations of sequences", scripts.coverage().toString());
            if (last - first + 1 >= ENOUGH) {
                assertThat(scripts.coverage().missing())
                        .as("operations that no sequence came to")
                        .isEmpty();
            }
        }
    }
}
