package dev.turnbase.faults;

import dev.turnbase.servers.Until;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Threads whose waiting can be seen. */
final class Crowd {
    private final Queue<Thread> members = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work);
        members.add(thread);
        return thread;
    });

    /**
     * Starts calls one after the other, the first of which waits in the database, and the others in this process.
     *
     * @param firstWaits returns when the first waits
     * @param then is given what was started, when all of it waits
     */
    <T> List<Future<T>> behindTheFirst(List<Callable<T>> calls, Runnable firstWaits, Consumer<List<Future<T>>> then) {
        List<Future<T>> started = new ArrayList<>();
        started.add(threads.submit(calls.get(0)));
        firstWaits.run();
        for (Callable<T> call : calls.subList(1, calls.size())) {
            started.add(threads.submit(call));
            Until.holds("all but the first wait", () -> waiting() == started.size() - 1);
        }
        then.accept(started);
        return started;
    }

    <T> List<Future<T>> atOnce(List<Callable<T>> calls) throws InterruptedException {
        return threads.invokeAll(calls);
    }

    /** A thread that has nothing to do waits likewise, so only those may be there that were started. */
    private long waiting() {
        return members.stream()
                .filter(thread -> thread.getState() == Thread.State.TIMED_WAITING)
                .count();
    }

    void disperse() {
        threads.shutdownNow();
    }
}
