package dev.turnbase.sql.store;

import dev.turnbase.error.StateConflictException;
import dev.turnbase.model.Message;
import dev.turnbase.model.MessageStatus;
import dev.turnbase.sql.session.Executor;
import dev.turnbase.sql.session.Session;
import dev.turnbase.sql.statement.Hot;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * The right to write a pending message, held by whoever knows the token. Every write beats first: the update finds no
 * row if the lease is lost, and holds off a recovery if it is not.
 */
final class StreamLease {
    private final Executor executor;
    private final StoreContext context;
    private final String tenant;
    private final String message;
    private final String token;

    StreamLease(Executor executor, StoreContext context, String tenant, String message, String token) {
        this.executor = executor;
        this.context = context;
        this.tenant = tenant;
        this.message = message;
        this.token = token;
    }

    /** A thread in a transaction would wait for the background's flush, which waits for that transaction. */
    void requireNoTransaction(String operation) {
        executor.requireNoTransaction(operation);
    }

    void beat() {
        executor.write("stream.beat", session -> {
            session.defer(Hot.BEAT_STREAM, tenant, message, token);
            if (session.last(Hot.HOLDS_STREAM, row -> true, tenant, message, token)
                    .isEmpty()) {
                throw lost();
            }
            return true;
        });
    }

    /**
     * Stores a part of the text.
     *
     * @param again whether an earlier attempt at the same part ended in doubt
     */
    void flush(long seq, String chunk, boolean again) {
        executor.write("stream.flush", session -> {
            if ((again || session.isAgain()) && session.exists(Hot.FIND_PART, tenant, message, seq)) {
                return true;
            }
            session.defer(Hot.BEAT_STREAM, tenant, message, token);
            session.defer(Hot.INSERT_PART, seq, chunk, tenant, message, token);
            session.witness(Hot.FIND_PART, tenant, message, seq);
            if (session.last(Hot.FIND_PART, row -> true, tenant, message, seq).isEmpty()) {
                throw lost();
            }
            return true;
        });
    }

    /**
     * Ends the stream with its whole text, which takes the place of the parts.
     *
     * @param again whether an earlier attempt at the same end was left in doubt
     */
    Message end(MessageStatus status, @Nullable String reason, String text, boolean again) {
        return executor.write("stream.end", session -> {
            if (again && !isHeld(session)) {
                return endedBefore(session, status);
            }
            requireHeld(session);
            MessageRow row = session.first(Hot.LOCK_MESSAGE, MessageRow::read, tenant, message)
                    .orElseThrow(this::lost);
            row.end(status, reason, text, context.now());
            MessageWrites.write(session, tenant, row);
            release(session, tenant, message);
            return row.model();
        });
    }

    /** Deletes a message's lease and parts; the lease is locked first, or its holder could add a part in between. */
    static void release(Session session, String tenant, String message) throws SQLException {
        session.defer(Hot.LOCK_STREAM, tenant, message);
        session.defer(Hot.DELETE_PARTS, tenant, message);
        session.defer(Hot.DELETE_STREAM, tenant, message);
    }

    private Message endedBefore(Session session, MessageStatus status) throws SQLException {
        return session.first(Hot.GET_MESSAGE, MessageRow::read, tenant, message)
                .filter(row -> row.status == status)
                .orElseThrow(this::lost)
                .model();
    }

    private void requireHeld(Session session) throws SQLException {
        if (!isHeld(session)) {
            throw lost();
        }
    }

    private boolean isHeld(Session session) throws SQLException {
        return session.update(Hot.BEAT_STREAM, tenant, message, token) == 1;
    }

    private StateConflictException lost() {
        return new StateConflictException("the stream of message " + message
                + " was recovered by another, or the message deleted; nothing more is written, open a new stream");
    }
}
