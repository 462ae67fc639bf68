package dev.turnbase.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Threads that repeat something while a test does something else. Closing stops them and throws {@link AssertionError}
 * if one of them failed.
 */
public final class Background implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 120;

    private final ExecutorService pool;
    private final List<Future<?>> futures = new ArrayList<>();
    private volatile boolean stopped;

    private Background(int threads) {
        pool = Executors.newFixedThreadPool(threads);
    }

    /** What a thread repeats. */
    @FunctionalInterface
    public interface Step {
        /** Does it once; rounds are numbered from 0. */
        void run(int thread, int round) throws Exception;
    }

    /** Starts threads that repeat a step until closed; each has done its first round when this returns. */
    public static Background repeat(int threads, Step step) {
        Background background = new Background(threads);
        CountDownLatch firstRounds = new CountDownLatch(threads);
        for (int i = 0; i < threads; i++) {
            int thread = i;
            background.futures.add(background.pool.submit(() -> {
                background.loop(thread, step, firstRounds);
                return null;
            }));
        }
        try {
            if (!firstRounds.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("a thread did not end its first round in " + PATIENCE_SECONDS + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while threads start", e);
        }
        return background;
    }

    private void loop(int thread, Step step, CountDownLatch firstRounds) throws Exception {
        try {
            for (int round = 0; !stopped; round++) {
                step.run(thread, round);
                firstRounds.countDown();
            }
        } finally {
            firstRounds.countDown();
        }
    }

    @Override
    public void close() {
        stopped = true;
        try {
            for (Future<?> future : futures) {
                future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            }
        } catch (ExecutionException e) {
            throw new AssertionError("a thread in the background failed: " + e.getCause(), e.getCause());
        } catch (TimeoutException e) {
            throw new AssertionError("a thread in the background did not stop in " + PATIENCE_SECONDS + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while threads stop", e);
        } finally {
            pool.shutdownNow();
        }
    }
}
