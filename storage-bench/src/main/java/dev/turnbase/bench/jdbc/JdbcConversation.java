package dev.turnbase.bench.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;

/** A conversation's row, whole. */
record JdbcConversation(
        String id,
        String owner,
        String title,
        String agent,
        String forkedFrom,
        String primer,
        String context,
        String metadata,
        long archived,
        long lastTurn,
        long messageCount,
        long lastActivity,
        long lastReadTurn,
        long readCount,
        long version,
        long createdAt,
        long updatedAt) {
    static final String COLUMNS = "h.id, h.owner, c.title, c.agent, c.forked_from, c.primer, c.context, c.metadata,"
            + " h.archived, h.last_turn, h.message_count, h.last_activity, h.last_read_turn, h.read_count, c.version,"
            + " c.created_at, c.updated_at";
    static final int WIDTH = 17;

    static JdbcConversation read(ResultSet row) throws SQLException {
        return new JdbcConversation(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getLong(9),
                row.getLong(10),
                row.getLong(11),
                row.getLong(12),
                row.getLong(13),
                row.getLong(14),
                row.getLong(15),
                row.getLong(16),
                row.getLong(17));
    }
}
