package dev.turnbase.sql.session;

import dev.turnbase.error.ContentionException;
import dev.turnbase.sql.session.Pending.State;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Lets one write at a time have what they all need, and lets the one that has it carry others along. Nobody waiting:
 * the caller goes straight through. Otherwise the first to wait leads next, and takes those behind it into its
 * transaction; there is no thread of its own and no lingering. In order of arrival; a transaction is carried alone.
 */
final class WriteQueue {
    private static final int MOST_SHARED = 64;

    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Pending<?>> waiting = new ArrayDeque<>();
    private final long longestWaitNanos;
    private boolean busy;

    WriteQueue(Duration longestWait) {
        this.longestWaitNanos = longestWait.toNanos();
    }

    /**
     * Waits for the turn. Returns when the write leads, and the caller must carry it and then {@link #passOn}, or when
     * another has carried it.
     *
     * @throws ContentionException if the thread is interrupted, or has waited too long, before the write is claimed
     */
    void enter(Pending<?> write) {
        lock.lock();
        try {
            if (!busy) {
                busy = true;
                write.lead();
                return;
            }
            waiting.add(write);
        } finally {
            lock.unlock();
        }
        await(write);
    }

    /** The leading write and those that it carries along. */
    List<Pending<?>> claim(Pending<?> leader) {
        List<Pending<?>> batch = new ArrayList<>();
        batch.add(leader);
        lock.lock();
        try {
            while (batch.size() < MOST_SHARED && nextIsShareable()) {
                Pending<?> next = waiting.remove();
                next.claim();
                batch.add(next);
            }
        } finally {
            lock.unlock();
        }
        return batch;
    }

    /** Hands the lead to the first that waits, if any. */
    void passOn() {
        lock.lock();
        try {
            @Nullable Pending<?> next = waiting.poll();
            if (next == null) {
                busy = false;
            } else {
                next.lead();
            }
        } finally {
            lock.unlock();
        }
    }

    private boolean nextIsShareable() {
        @Nullable Pending<?> next = waiting.peek();
        return next != null && next.isShareable();
    }

    private void await(Pending<?> write) {
        long deadline = System.nanoTime() + longestWaitNanos;
        boolean interrupted = false;
        try {
            while (write.state() == State.WAITING || write.state() == State.CLAIMED) {
                interrupted |= Thread.interrupted();
                boolean late = System.nanoTime() - deadline >= 0;
                if ((interrupted || late) && withdraw(write)) {
                    throw withdrawn(interrupted);
                }
                park(write, deadline);
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void park(Pending<?> write, long deadline) {
        if (write.state() == State.WAITING) {
            LockSupport.parkNanos(this, Math.max(1, deadline - System.nanoTime()));
        } else if (write.state() == State.CLAIMED) {
            LockSupport.park(this);
        }
    }

    private boolean withdraw(Pending<?> write) {
        lock.lock();
        try {
            return waiting.remove(write);
        } finally {
            lock.unlock();
        }
    }

    private ContentionException withdrawn(boolean interrupted) {
        return new ContentionException(
                interrupted
                        ? "the thread was interrupted while its write waited for its turn; nothing was written"
                        : "the write waited longer than "
                                + Duration.ofNanos(longestWaitNanos).toSeconds()
                                + " s for its turn; nothing was written, try again later",
                null);
    }
}
