package dev.turnbase.contract;

import org.jspecify.annotations.Nullable;

/**
 * What became of one thread's call in a race: a value, or what it threw.
 *
 * @param <T> what the call answers
 * @param value the answer; null if it threw
 * @param failure what it threw; null if it answered
 */
public record Outcome<T>(@Nullable T value, @Nullable Throwable failure) {
    /** Whether it answered. */
    public boolean succeeded() {
        return failure == null;
    }

    /** The answer; throws {@link AssertionError} with the failure as its cause if there is none. */
    public T get() {
        if (value == null) {
            throw new AssertionError("one of the threads failed: " + failure, failure);
        }
        return value;
    }

    /** The answer; throws the failure itself if there is none. */
    public @Nullable T orThrow() throws Throwable {
        if (failure != null) {
            throw failure;
        }
        return value;
    }
}
