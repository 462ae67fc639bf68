package dev.turnbase.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnbase.StorageEngine;
import dev.turnbase.contract.Outcome;
import dev.turnbase.contract.Race;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A user of PostgreSQL whose transactions are serializable unless they say otherwise. */
abstract class DefaultIsolationFaults extends FaultTest {
    private static final int THREADS = 4;
    private static final int APPENDS = 20;

    DefaultIsolationFaults(Ways ways) {
        super(ways);
    }

    @Test
    void writes_to_one_conversation_are_in_nobodys_way() {
        scene().execute("alter role " + scene().user() + " set default_transaction_isolation = serializable");
        AtomicInteger retries = new AtomicInteger();
        try (StorageEngine engine = StorageEngine.open(
                scene().options().observer(new RetryCounter(retries)).build())) {
            create(storage(engine), "c");
            assertThat(Race.of(THREADS, thread -> {
                        for (int i = 0; i < APPENDS; i++) {
                            append(storage(engine), "c");
                            storage(engine).transactionWithoutResult(tx -> append(tx, "c"));
                        }
                        return thread;
                    }))
                    .allMatch(Outcome::succeeded);

            assertThat(storage(engine).messages().latest("c", 999)).hasSize(2 * THREADS * APPENDS);
            assertThat(retries).hasValue(0);
        }
    }
}
