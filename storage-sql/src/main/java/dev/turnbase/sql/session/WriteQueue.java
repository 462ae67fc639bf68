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
 * Lets one write at a time, or so many, have what they all need, and lets one that has it carry others along. While there is
 * room the caller goes straight through. Otherwise the first to wait leads next, and takes those behind it into its
 * transaction; there is no thread of its own and no lingering. In order of arrival; a transaction is carried alone.
 */
final class WriteQueue {
    /** Carries writes that have what they need. */
    interface Carrier {
        /** Carries one in a transaction of its own. */
        <T extends @Nullable Object> T alone(WriteWork<T> write) throws Contended;

        /**
         * Carries several in one. Those that have no outcome when it returns are carried alone, each by its own thread; what
         * it throws is told to all.
         */
        void together(List<Pending<?>> batch) throws Contended;
    }

    private static final int MOST_SHARED = 64;
    private static final long HEAVIEST = 1 << 20;

    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Pending<?>> waiting = new ArrayDeque<>();
    private final long longestWaitNanos;
    private final int most;
    private int room;

    private WriteQueue(Duration longestWait, int most, int room) {
        this.longestWaitNanos = longestWait.toNanos();
        this.most = most;
        this.room = room;
    }

    /** For what only one write at a time can have, with others or not. */
    static WriteQueue ofOne(Duration longestWait, boolean sharing) {
        return new WriteQueue(longestWait, sharing ? MOST_SHARED : 1, 1);
    }

    /** For what so many can have at a time, each with others. */
    static WriteQueue of(int room, Duration longestWait) {
        return new WriteQueue(longestWait, MOST_SHARED, room);
    }

    /** Runs a write when its turn has come, or lets another carry it; returns once it is committed. */
    <T extends @Nullable Object> T write(WriteWork<T> work, Carrier carrier) throws Contended {
        Pending<T> mine = new Pending<>(work);
        enter(mine);
        if (mine.state() == State.LEADING) {
            carry(mine, carrier);
        }
        return mine.outcome();
    }

    private void carry(Pending<?> leader, Carrier carrier) {
        List<Pending<?>> batch = List.of(leader);
        try {
            batch = claim(leader);
            if (batch.size() > 1) {
                carrier.together(batch);
            }
            if (!leader.isDone()) {
                leader.carry(carrier);
            }
        } catch (Contended | RuntimeException | Error e) {
            batch.stream().filter(write -> !write.isDone()).forEach(write -> write.fail(e));
        } finally {
            putBack(batch);
            // First, since waking the others takes a while.
            passOn();
            batch.forEach(Pending::wake);
        }
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
            if (room > 0) {
                room--;
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
    private List<Pending<?>> claim(Pending<?> leader) {
        List<Pending<?>> batch = new ArrayList<>();
        batch.add(leader);
        long weight = leader.weight();
        lock.lock();
        try {
            while (leader.isShareable() && batch.size() < most && nextIsShareable(HEAVIEST - weight)) {
                Pending<?> next = waiting.remove();
                next.claim();
                batch.add(next);
                weight += next.weight();
            }
        } finally {
            lock.unlock();
        }
        return batch;
    }

    /** Lets those that were carried along in vain wait again, before all others; they leave when their time is up. */
    private void putBack(List<Pending<?>> batch) {
        lock.lock();
        try {
            for (int i = batch.size() - 1; i >= 0; i--) {
                Pending<?> write = batch.get(i);
                if (!write.isDone()) {
                    waiting.addFirst(write);
                    write.putBack();
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /** Hands the lead to the first that waits, if any. */
    void passOn() {
        lock.lock();
        try {
            @Nullable Pending<?> next = waiting.poll();
            if (next == null) {
                room++;
            } else {
                next.lead();
            }
        } finally {
            lock.unlock();
        }
    }

    private boolean nextIsShareable(long most) {
        @Nullable Pending<?> next = waiting.peek();
        return next != null && next.isShareable() && next.weight() <= most;
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
