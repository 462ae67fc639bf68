package dev.turnbase.sql.session;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** A queue for each lane that a write is in. Thread-safe. */
final class WriteLanes {
    private final ConcurrentMap<Object, Lane> lanes = new ConcurrentHashMap<>();
    private final Duration longestWait;

    WriteLanes(Duration longestWait) {
        this.longestWait = longestWait;
    }

    /** Runs a write when its turn in the lane has come, or lets another carry it; returns once it is committed. */
    <T extends @Nullable Object> T write(Object key, WriteWork<T> work, WriteQueue.Carrier carrier) throws Contended {
        Lane lane = lanes.compute(key, (same, known) -> known == null ? new Lane(longestWait) : known.entered());
        try {
            return lane.queue.write(work, carrier);
        } finally {
            lanes.computeIfPresent(key, (same, known) -> known.left());
        }
    }

    /**
     * @param queue what they wait in
     * @param writes how many have entered and not left
     */
    private record Lane(WriteQueue queue, int writes) {
        Lane(Duration longestWait) {
            this(WriteQueue.ofOne(longestWait, true), 1);
        }

        Lane entered() {
            return new Lane(queue, writes + 1);
        }

        /** Null when nobody is left. */
        @Nullable
        Lane left() {
            return writes == 1 ? null : new Lane(queue, writes - 1);
        }
    }
}
