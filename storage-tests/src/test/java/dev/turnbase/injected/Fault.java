package dev.turnbase.injected;

import dev.turnbase.error.ErrorCode;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What goes wrong at a statement.
 *
 * @param kind of the fault
 * @param code what the driver says
 * @param done whether the statement is done all the same
 * @param loses whether the connection is lost
 * @param told what a caller may be told whose write it keeps from being done; null if nothing, since the engine absorbs it
 */
record Fault(
        Kind kind,
        Code code,
        boolean done,
        boolean loses,
        @Nullable ErrorCode told) {
    /** What can go wrong at any statement of a database. */
    enum Kind {
        LOST_BEFORE,
        /** The connection is lost when the statement was done and before it was answered. */
        LOST_AFTER,
        REFUSED,
        CANCELLED,
        CANCELLED_TOO_LATE,
        /** Deadlock, serialization failure, lock timeout, busy: whatever the database has, in turn. */
        CONTENDED;

        /** A rollback can't fail in another way than with its connection. */
        boolean canHappenAt(String sql) {
            return this == LOST_BEFORE || this == LOST_AFTER || !sql.equals("ROLLBACK");
        }

        /** The fault; that of the kind whose turn it is. */
        Fault of(Wording wording, int turn) {
            return switch (this) {
                case LOST_BEFORE -> new Fault(this, wording.lost(), false, true, ErrorCode.UNAVAILABLE);
                case LOST_AFTER -> new Fault(this, wording.lost(), true, true, ErrorCode.UNAVAILABLE);
                case REFUSED -> new Fault(this, inTurn(wording.refused(), turn), false, false, ErrorCode.UNAVAILABLE);
                case CANCELLED -> new Fault(this, wording.cancelled(), false, false, ErrorCode.TIMEOUT);
                case CANCELLED_TOO_LATE -> new Fault(this, wording.cancelled(), true, false, ErrorCode.TIMEOUT);
                case CONTENDED -> new Fault(this, inTurn(wording.contended(), turn), false, false, null);
            };
        }

        private static Code inTurn(List<Code> codes, int turn) {
            return codes.get(turn % codes.size());
        }
    }

    /** Has it go wrong, once the statement was done if it is; answers what the driver throws. */
    SQLException happen(Connection connection) throws SQLException {
        SQLException failure = code.failing(connection);
        if (loses) {
            connection.close();
        }
        return failure;
    }

    @Override
    public String toString() {
        return kind + " " + code;
    }
}
