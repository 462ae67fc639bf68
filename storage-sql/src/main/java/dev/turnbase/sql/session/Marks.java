package dev.turnbase.sql.session;

import dev.turnbase.sql.statement.Hot;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * Leaves a mark in a transaction that inserts no row of its own. A session has one marker, whose id changes with each such
 * transaction: the one before is settled by then. What died sessions left is deleted after an hour by the
 * database's clock, far above the longest doubt.
 */
final class Marks {
    private static final long KEPT_MICROS = TimeUnit.HOURS.toMicros(1);

    private Marks() {}

    static Witness mark(Session session) throws SQLException {
        String id = UUID.randomUUID().toString();
        String settled = session.settledMark();
        if (settled == null || session.update(Hot.MOVE_MARKER, id, settled) == 0) {
            session.update(Hot.INSERT_MARKER, id);
            session.update(Hot.PURGE_MARKERS, KEPT_MICROS);
        }
        session.noteMark(id);
        return new Witness(Hot.FIND_MARKER, List.of(id));
    }
}
