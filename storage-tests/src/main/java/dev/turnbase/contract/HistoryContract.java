package dev.turnbase.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnbase.StorageEngine;
import dev.turnbase.contract.history.Event;
import dev.turnbase.contract.history.History;
import dev.turnbase.contract.history.Worker;
import dev.turnbase.contract.history.World;
import dev.turnbase.query.PageRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/**
 * Threads and processes do random things at once, in rounds that all begin together; whatever came of each, together it
 * must have been possible. A history that was not is told, the overlapping operations on one axis of time.
 */
public abstract class HistoryContract extends ContractTest {
    private static final int THREADS = 8;
    private static final int PROCESSES = Effort.of(2, 4, 4);
    private static final String TENANT = "history";

    @Test
    @Rule({"C2", "C5", "C7", "C8", "C9", "C13", "M1", "M2", "M3", "M5", "M6", "M8", "N3", "P1", "S5", "X1", "X3", "X4"})
    void what_threads_do_at_once_is_possible(TestReporter reporter) {
        long seed = Long.getLong("turnbase.seed", System.nanoTime());
        int rounds = Effort.of(12, 45, 180);
        publish(reporter, "seed of the threads' history", String.valueOf(seed));
        try (StorageEngine second = StorageEngine.open(configured(database()).build())) {
            World world = new World(engine(), storage().tenant());
            world.create(rounds);
            World elsewhere = capabilities().sharedByProcesses()
                    ? new World(second, storage().tenant())
                    : world;
            List<Worker> workers = IntStream.range(0, THREADS)
                    .mapToObj(i -> new Worker(i % 2 == 0 ? world : elsewhere, "0/" + i, seed))
                    .toList();
            History history = new History(world);
            for (int i = 0; i < rounds; i++) {
                int round = i;
                List<Outcome<List<Event>>> done =
                        Race.of(THREADS, thread -> workers.get(thread).work(round));
                history.add(
                        round,
                        done.stream().flatMap(each -> each.get().stream()).toList());
            }
            publish(reporter, "threads' history", history.counts());
            assertThat(history.violations()).as("seed " + seed).isEmpty();
        }
    }

    @Test
    @Rule({"C2", "C5", "C7", "C8", "C9", "C13", "M1", "M2", "M3", "M5", "M6", "M8", "N3", "P1", "S5", "X1", "X3", "X4"})
    void what_processes_do_at_once_is_possible(TestReporter reporter) {
        long seed = Long.getLong("turnbase.seed", System.nanoTime());
        publish(reporter, "seed of the processes' history", String.valueOf(seed));
        try (TestDatabase empty = fixture().create()) {
            List<ChildJvm> children = new ArrayList<>();
            try {
                for (int i = 1; i <= PROCESSES; i++) {
                    children.add(Children.start(empty, "history", TENANT, i + "/", String.valueOf(seed)));
                }
                children.forEach(ChildJvm::go);
                children.forEach(child -> child.await("opened"));
                try (StorageEngine engine = StorageEngine.open(configured(empty).build())) {
                    History history = played(engine, children);
                    publish(reporter, "processes' history", history.counts());
                    assertThat(history.violations()).as("seed " + seed).isEmpty();
                }
            } finally {
                children.forEach(ChildJvm::close);
            }
        }
    }

    /** All open an empty database at once, and find it empty. */
    private History played(StorageEngine engine, List<ChildJvm> children) {
        assertThat(engine.tenants().list(PageRequest.first(1)).items()).isEmpty();
        World world = new World(engine, TENANT);
        int rounds = Effort.of(6, 18, 90);
        world.create(rounds);
        History history = new History(world);
        if (capabilities().sharedByProcesses()) {
            for (int round = 0; round < rounds; round++) {
                history.add(round, played(children, round));
            }
        } else {
            assertThat(played(children, 0)).isNotEmpty().noneMatch(Event::isOnStandingRow);
        }
        return history;
    }

    private static List<Event> played(List<ChildJvm> children, int round) {
        children.forEach(child -> child.send(String.valueOf(round)));
        List<Event> events = new ArrayList<>();
        for (ChildJvm child : children) {
            child.await("done", round + 1);
            child.lines("event").stream()
                    .map(Event::parsed)
                    .filter(event -> event.round() == round)
                    .forEach(events::add);
        }
        return events;
    }
}
