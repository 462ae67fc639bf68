package dev.turnbase.sql.store;

import dev.turnbase.sql.session.Session;
import dev.turnbase.sql.statement.Hot;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A conversation's figures, locked. */
final class HeadRow {
    /** The newest message's turn, 0 for none. */
    final long lastMessageTurn;

    final long lastReadTurn;
    long messageCount;
    long readCount;

    private HeadRow(ResultSet row) throws SQLException {
        this.lastMessageTurn = row.getLong(2);
        this.messageCount = row.getLong(3);
        this.lastReadTurn = row.getLong(4);
        this.readCount = row.getLong(5);
    }

    static @Nullable HeadRow lock(Session session, String tenant, String conversation) throws SQLException {
        return session.first(Hot.LOCK_HEAD, HeadRow::new, tenant, conversation).orElse(null);
    }
}
