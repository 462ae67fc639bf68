package dev.turnbase.faults;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnbase.StorageEngine;
import dev.turnbase.contract.Effort;
import dev.turnbase.servers.ServerDatabase;
import dev.turnbase.servers.TestServer;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** Servers and networks that fail at random moments, while an engine is open all the time and callers write. */
abstract class LoadFaults extends FaultTest {
    private static final int TIMES = Effort.of(2, 4, 20);
    private static final int MOST_WRITES = 60;
    private static final long MOST_NANOS = Duration.ofMillis(40).toNanos();
    private static final String OPTIONS = "connection_limit=6&pool_timeout=2&connect_timeout=2";

    LoadFaults(Ways ways) {
        super(ways);
    }

    @Test
    void after_each_kill_of_the_server_all_is_as_callers_were_told_and_the_engine_goes_on(TestReporter reporter) {
        TestServer server = ways().server();
        if (!server.canBeKilled()) {
            assertThatThrownBy(server::kill).isInstanceOf(UnsupportedOperationException.class);
            return;
        }
        try (ServerDatabase database = server.createDatabase();
                StorageEngine engine = StorageEngine.open(withOptions(database.url()))) {
            reporter.publishEntry("kills", failOften(engine, random -> {
                server.kill();
                server.start();
            }));
        }
    }

    @Test
    void after_each_cut_of_the_network_all_is_as_callers_were_told_and_the_engine_goes_on(TestReporter reporter) {
        try (StorageEngine engine = scene().open()) {
            reporter.publishEntry("cuts", failOften(engine, random -> {
                scene().near().cut();
                pause(random);
                scene().near().restore();
            }));
        }
    }

    private static String withOptions(String url) {
        return url + (url.contains("?") ? "&" : "?") + OPTIONS;
    }

    /** Answers what callers were told. */
    private static String failOften(StorageEngine engine, Consumer<Random> failure) {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Load load = Load.start(engine);
        try {
            for (int time = 0; time < TIMES; time++) {
                load.awaitMore(1 + random.nextInt(MOST_WRITES));
                pause(random);
                failure.accept(random);
                load.awaitMoreOfEach();
            }
            load.stop();
            load.assertAsTold();
            return TIMES + " times, seed " + seed + ": " + load;
        } catch (AssertionError e) {
            throw new AssertionError("seed " + seed + ": " + load, e);
        } finally {
            load.stop();
        }
    }

    /** Up to a random moment. */
    private static void pause(Random random) {
        LockSupport.parkNanos((long) (random.nextDouble() * MOST_NANOS));
    }
}
