package dev.turnbase.sql.session;

import dev.turnbase.sql.statement.Hot;
import java.sql.SQLException;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Rows that transactions leave to be found by. A row's holder is taken again by a later transaction once the one before is
 * settled, so there are as many rows as there were transactions at a time. What died engines left is deleted after an hour by the
 * database's clock, far above the longest doubt. Thread-safe.
 */
final class CommitMarkers {
    private static final long KEPT_MICROS = TimeUnit.HOURS.toMicros(1);

    private final Queue<String> holders = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean purged = new AtomicBoolean();

    /** Leaves a marker in the open transaction. */
    Witness leave(Session session) throws SQLException {
        String id = UUID.randomUUID().toString();
        String free = holders.poll();
        String holder = free == null ? UUID.randomUUID().toString() : free;
        session.defer(Hot.MARK, holder, id);
        if (purged.compareAndSet(false, true)) {
            session.defer(Hot.PURGE_MARKERS, KEPT_MICROS);
        }
        return new Witness(Hot.FIND_MARKER, List.of(id), holder);
    }

    /** Notes that it is known what became of the transaction. */
    void settled(Witness witness) {
        if (witness.holder() != null) {
            holders.add(witness.holder());
        }
    }
}
