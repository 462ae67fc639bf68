package dev.turnbase.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Threads that start together; what becomes of them comes back as values. */
public final class Race {
    private static final long PATIENCE_SECONDS = 120;

    private Race() {}

    /**
     * What one thread does.
     *
     * @param <T> what it answers
     */
    @FunctionalInterface
    public interface Runner<T> {
        /** Does it; the threads are numbered from 0. */
        T run(int thread) throws Exception;
    }

    /** Lets {@code threads} threads do the same at once, and answers their outcomes in the order of their numbers. */
    public static <T> List<Outcome<T>> of(int threads, Runner<T> runner) {
        List<Callable<T>> calls = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            int thread = i;
            calls.add(() -> runner.run(thread));
        }
        return of(calls);
    }

    /** Lets each call run on a thread of its own, all at once, and answers their outcomes in the order given. */
    public static <T> List<Outcome<T>> of(List<Callable<T>> calls) {
        CyclicBarrier start = new CyclicBarrier(calls.size());
        ExecutorService pool = Executors.newFixedThreadPool(calls.size());
        try {
            List<Future<T>> futures = new ArrayList<>();
            for (Callable<T> call : calls) {
                futures.add(pool.submit(() -> {
                    start.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
                    return call.call();
                }));
            }
            return futures.stream().map(Race::outcome).toList();
        } finally {
            pool.shutdownNow();
        }
    }

    private static <T> Outcome<T> outcome(Future<T> future) {
        try {
            return new Outcome<>(future.get(PATIENCE_SECONDS, TimeUnit.SECONDS), null);
        } catch (ExecutionException e) {
            return new Outcome<>(null, e.getCause());
        } catch (TimeoutException e) {
            throw new AssertionError("a thread did not end within " + PATIENCE_SECONDS + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting for a thread", e);
        }
    }
}
