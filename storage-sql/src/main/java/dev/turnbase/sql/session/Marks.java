package dev.turnbase.sql.session;

import dev.turnbase.sql.statement.Hot;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * Leaves a mark in a transaction that inserts no row of its own. A session has one marker, whose id changes with each such
 * transaction: the one before is settled by then. What died sessions left is deleted after an hour, far above the longest
 * doubt.
 */
final class Marks {
    private static final Duration KEPT = Duration.ofHours(1);

    private Marks() {}

    static Witness mark(Session session) throws SQLException {
        String id = UUID.randomUUID().toString();
        Instant now = Instant.now();
        String settled = session.settledMark();
        if (settled == null || session.update(Hot.MOVE_MARKER, id, micros(now), settled) == 0) {
            session.update(Hot.INSERT_MARKER, id, micros(now));
            session.update(Hot.PURGE_MARKERS, micros(now.minus(KEPT)));
        }
        session.noteMark(id);
        return new Witness(Hot.FIND_MARKER, List.of(id));
    }

    private static long micros(Instant time) {
        return TimeUnit.SECONDS.toMicros(time.getEpochSecond()) + TimeUnit.NANOSECONDS.toMicros(time.getNano());
    }
}
