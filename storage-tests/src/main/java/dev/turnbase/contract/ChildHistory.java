package dev.turnbase.contract;

import dev.turnbase.StorageEngine;
import dev.turnbase.contract.history.Event;
import dev.turnbase.contract.history.Worker;
import dev.turnbase.contract.history.World;
import java.util.List;
import java.util.stream.IntStream;

/** Does random things on two threads, a round for each number that it is sent, and prints what came of each. */
final class ChildHistory {
    private static final int THREADS = 2;

    private final ContractChild child;
    private final List<Worker> workers;

    ChildHistory(ContractChild child, StorageEngine engine) {
        this.child = child;
        World world = new World(engine, child.argument(1));
        long seed = Long.parseLong(child.argument(3));
        this.workers = IntStream.range(0, THREADS)
                .mapToObj(i -> new Worker(world, child.argument(2) + i, seed))
                .toList();
    }

    /** Goes on until the test is gone or kills it. */
    void run() throws Exception {
        while (true) {
            int round = Integer.parseInt(child.order());
            for (Outcome<List<Event>> done :
                    Race.of(THREADS, thread -> workers.get(thread).work(round))) {
                done.get().forEach(event -> child.print("event " + event.line()));
            }
            child.print("done " + round);
        }
    }
}
