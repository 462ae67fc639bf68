package dev.turnbase.faults;

import dev.turnbase.Storage;
import dev.turnbase.model.Message;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Somebody who writes again and again, on a thread of its own, and remembers what it was told. */
abstract class Caller implements Runnable {
    private final Storage storage;
    private final Map<Told, Long> tally = new EnumMap<>(Told.class);
    private final AtomicLong done = new AtomicLong();
    private volatile boolean stopped;
    private volatile @Nullable Throwable broken;

    Caller(Storage storage) {
        this.storage = storage;
    }

    final Storage storage() {
        return storage;
    }

    /** Makes the write with this number. */
    abstract Told write(int number);

    /** Asserts that all is as it was told, with all messages that were asked for. */
    abstract void assertAsTold(List<Message> messages);

    @Override
    public final void run() {
        try {
            for (int number = 0; !stopped; number++) {
                Told told = write(number);
                tally.merge(told, 1L, Long::sum);
                if (told == Told.DONE) {
                    done.incrementAndGet();
                }
            }
        } catch (RuntimeException | Error e) {
            broken = e;
        }
    }

    final void stop() {
        stopped = true;
    }

    /** How many writes were done. */
    final long done() {
        Throwable failure = broken;
        if (failure != null) {
            throw new AssertionError(getClass().getSimpleName() + " was told what no caller may be told", failure);
        }
        return done.get();
    }

    @Override
    public final String toString() {
        return getClass().getSimpleName() + " " + tally;
    }
}
