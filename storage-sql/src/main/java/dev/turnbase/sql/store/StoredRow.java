package dev.turnbase.sql.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A stored message and what it was appended as.
 *
 * @param row the message
 * @param fingerprint the SHA-256 of the input; null if it can't be a replay of anything
 */
@SuppressWarnings("ArrayRecordComponent") // short-lived, and never compared as a whole
record StoredRow(MessageRow row, byte @Nullable [] fingerprint) {
    private static final int FINGERPRINT = MessageRow.TEXTS + MessageRow.NUMBERS + 1;

    static StoredRow read(ResultSet row) throws SQLException {
        return new StoredRow(MessageRow.read(row), row.getBytes(FINGERPRINT));
    }
}
