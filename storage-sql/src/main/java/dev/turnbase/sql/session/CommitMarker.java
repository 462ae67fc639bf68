package dev.turnbase.sql.session;

import dev.turnbase.sql.statement.Hot;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * A row that a transaction leaves to be found by. A session has one, whose id changes with each such transaction: the one
 * before is settled by then. What died sessions left is deleted after an hour by the database's clock, far above the
 * longest doubt.
 */
final class CommitMarker {
    private static final long KEPT_MICROS = TimeUnit.HOURS.toMicros(1);

    private CommitMarker() {}

    static Witness leave(Session session) throws SQLException {
        String id = UUID.randomUUID().toString();
        Transaction transaction = session.transaction();
        session.defer(Hot.MARK, transaction.holder, id);
        if (!transaction.hasMarked) {
            session.defer(Hot.PURGE_MARKERS, KEPT_MICROS);
            transaction.hasMarked = true;
        }
        return new Witness(Hot.FIND_MARKER, List.of(id));
    }
}
