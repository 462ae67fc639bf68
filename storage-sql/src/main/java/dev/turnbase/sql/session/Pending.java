package dev.turnbase.sql.session;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A write that waits for the writing connection, and what became of it.
 *
 * @param <T> what the write returns
 */
final class Pending<T extends @Nullable Object> {
    /** Where a pending write stands. Changes under the queue's lock, but for the last step. */
    enum State {
        /** In the queue; may be withdrawn. */
        WAITING,
        /** Taken into another's batch. */
        CLAIMED,
        /** First in the queue: its thread has the connection. */
        LEADING,
        /** Has an outcome. */
        DONE
    }

    private final @Nullable WriteWork<T> work;

    private final Thread thread = Thread.currentThread();
    private volatile State state = State.WAITING;

    /** Whether it was carried along in vain. */
    private boolean alone;

    private @Nullable T result;
    private @Nullable Throwable failure;

    /** @param work null for a transaction, which is carried alone on its own thread */
    Pending(@Nullable WriteWork<T> work) {
        this.work = work;
    }

    WriteWork<T> work() {
        return requireNonNull(work, "work");
    }

    State state() {
        return state;
    }

    boolean isShareable() {
        return work != null && !alone;
    }

    /** What it would wait for in the database; itself if it is never made as one with others. */
    Object lane() {
        Object lane = work instanceof SharedWrite<?> shared ? shared.lane() : null;
        return lane == null ? this : lane;
    }

    /** About how many bytes it sends, if it says so. */
    long weight() {
        return work instanceof SharedWrite<?> shared ? shared.weight() : 0;
    }

    /** Has it carried alone. */
    void carry(WriteQueue.Carrier carrier) {
        try {
            succeed(carrier.alone(work()));
        } catch (Contended | RuntimeException | Error e) {
            fail(e);
        }
    }

    void claim() {
        state = State.CLAIMED;
    }

    /** Has it wait again, to be carried alone. */
    void putBack() {
        alone = true;
        state = State.WAITING;
        wake();
    }

    void lead() {
        state = State.LEADING;
        wake();
    }

    void succeed(T outcome) {
        result = outcome;
        state = State.DONE;
    }

    void fail(Throwable why) {
        failure = why;
        state = State.DONE;
    }

    boolean isDone() {
        return state == State.DONE;
    }

    /** Has the thread look where it stands. */
    void wake() {
        LockSupport.unpark(thread);
    }

    /** The result, or the failure thrown. */
    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
    T outcome() throws Contended {
        if (failure == null) {
            return result;
        }
        if (failure instanceof Contended contended) {
            throw contended;
        }
        if (failure instanceof RuntimeException exception) {
            throw exception;
        }
        if (failure instanceof Error error) {
            throw error;
        }
        throw new IllegalStateException("a write failed with an exception that it can't throw", failure);
    }
}
