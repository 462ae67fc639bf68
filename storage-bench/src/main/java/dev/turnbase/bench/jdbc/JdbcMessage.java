package dev.turnbase.bench.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;

/** A message's row, whole. */
record JdbcMessage(
        String id,
        String conversation,
        String role,
        String status,
        String reason,
        String author,
        String replyTo,
        String content,
        String metadata,
        long turn,
        long version,
        long createdAt,
        long updatedAt) {
    static final String COLUMNS = "m.id, m.conversation, m.role, m.status, m.reason, m.author, m.reply_to, m.content,"
            + " m.metadata, m.turn, m.version, m.created_at, m.updated_at";

    static JdbcMessage read(ResultSet row) throws SQLException {
        return read(row, 1);
    }

    /** Reads it from the columns that begin at a place. */
    static JdbcMessage read(ResultSet row, int at) throws SQLException {
        return new JdbcMessage(
                row.getString(at),
                row.getString(at + 1),
                row.getString(at + 2),
                row.getString(at + 3),
                row.getString(at + 4),
                row.getString(at + 5),
                row.getString(at + 6),
                row.getString(at + 7),
                row.getString(at + 8),
                row.getLong(at + 9),
                row.getLong(at + 10),
                row.getLong(at + 11),
                row.getLong(at + 12));
    }
}
