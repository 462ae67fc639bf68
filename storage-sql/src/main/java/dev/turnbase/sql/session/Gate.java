package dev.turnbase.sql.session;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** Lets operations through until the engine is closed, and lets the closing wait for those inside. */
final class Gate {
    private final ReentrantReadWriteLock inside = new ReentrantReadWriteLock();
    private volatile boolean closed;

    /** Enters; the caller leaves on the same thread. */
    void enter() {
        requireOpen();
        inside.readLock().lock();
        if (closed) {
            inside.readLock().unlock();
            requireOpen();
        }
    }

    void leave() {
        inside.readLock().unlock();
    }

    void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the engine is closed; open it again");
        }
    }

    boolean isClosed() {
        return closed;
    }

    /** Refuses whoever comes from now on; answers false if it did already. */
    synchronized boolean close() {
        boolean first = !closed;
        closed = true;
        return first;
    }

    /** Waits until nobody is inside, or the time is up; an interrupt ends the wait and is kept. */
    void awaitEmpty(Duration longest) {
        try {
            if (inside.writeLock().tryLock(longest.toNanos(), TimeUnit.NANOSECONDS)) {
                inside.writeLock().unlock();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
