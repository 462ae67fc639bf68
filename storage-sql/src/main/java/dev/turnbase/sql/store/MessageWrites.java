package dev.turnbase.sql.store;

import dev.turnbase.error.NotFoundException;
import dev.turnbase.error.StateConflictException;
import dev.turnbase.model.MessagePatch;
import dev.turnbase.sql.session.Session;
import dev.turnbase.sql.statement.Hot;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Changes and deletes messages, and corrects the figures of their conversations. */
final class MessageWrites {
    private final String tenant;
    private final PendingTexts texts;

    MessageWrites(String tenant, PendingTexts texts) {
        this.tenant = tenant;
        this.texts = texts;
    }

    MessageRow update(Session session, String id, MessagePatch patch, long now) throws SQLException {
        MessageRow message = session.first(Hot.LOCK_MESSAGE, MessageRow::read, tenant, id)
                .orElseThrow(() -> new NotFoundException("message", id));
        Versions.check("message", id, patch.ifVersion(), message.version);
        if (!patch.isEmpty()) {
            requirePatchable(message, patch);
            message.apply(patch, now);
            write(session, tenant, message);
        }
        List<MessageRow> filled = texts.filled(session, List.of(message));
        return filled.get(0);
    }

    private static void requirePatchable(MessageRow message, MessagePatch patch) {
        boolean ofTheStream = patch.role().isStated()
                || patch.content().isStated()
                || patch.status().isStated()
                || patch.statusReason().isStated();
        if (message.isPending() && ofTheStream) {
            throw new StateConflictException("message " + message.id
                    + " is pending and belongs to its stream; wait for its end, or change its metadata only");
        }
    }

    /** Writes what can change of a message. */
    static void write(Session session, String tenant, MessageRow message) throws SQLException {
        session.defer(
                Hot.UPDATE_MESSAGE,
                message.role,
                message.content,
                message.status.name(),
                message.reason,
                message.metadata,
                message.version,
                message.updatedAt,
                tenant,
                message.id);
    }

    boolean delete(Session session, String id) throws SQLException {
        Optional<String> conversation = session.first(Hot.LOCATE_MESSAGE, row -> row.getString(1), tenant, id);
        if (conversation.isEmpty()) {
            return false;
        }
        HeadRow head = HeadRow.lock(session, tenant, conversation.get());
        // Read again, since the lock may have been waited for.
        Optional<MessageRow> found = session.first(Hot.GET_MESSAGE, MessageRow::read, tenant, id);
        if (head == null || found.isEmpty()) {
            return false;
        }
        MessageRow message = found.get();
        if (message.isPending()) {
            StreamLease.release(session, tenant, id);
        }
        session.defer(Hot.CLEAR_REPLIES, tenant, id);
        session.defer(Hot.DELETE_MESSAGE, tenant, id);
        head.messageCount--;
        head.readCount -= message.turn <= head.lastReadTurn ? 1 : 0;
        writeFigures(session, conversation.get(), head, message.turn);
        return true;
    }

    long deleteFrom(Session session, String conversation, long turn) throws SQLException {
        HeadRow head = HeadRow.lock(session, tenant, conversation);
        if (head == null) {
            throw new NotFoundException("conversation", conversation);
        }
        deleteStreams(session, tenant, conversation, turn);
        long read = turn > head.lastReadTurn
                ? 0
                : session.query(
                                Hot.COUNT_BETWEEN,
                                row -> row.getLong(1),
                                tenant,
                                conversation,
                                turn - 1,
                                head.lastReadTurn)
                        .get(0);
        long deleted = session.update(Hot.DELETE_MESSAGES_FROM, tenant, conversation, turn);
        head.messageCount -= deleted;
        head.readCount -= read;
        if (deleted > 0) {
            writeFigures(session, conversation, head, head.lastMessageTurn);
        }
        return deleted;
    }

    /** Deletes the leases and parts of a conversation's streams from a turn on; their holders find out. */
    static void deleteStreams(Session session, String tenant, String conversation, long turn) throws SQLException {
        for (String message :
                session.query(Hot.FIND_STREAMS_FROM, row -> row.getString(1), tenant, conversation, turn)) {
            StreamLease.release(session, tenant, message);
        }
    }

    private void writeFigures(Session session, String conversation, HeadRow head, long deletedTurn)
            throws SQLException {
        Long last = head.lastMessageTurn;
        if (last == deletedTurn) {
            last = session.query(Hot.HIGHEST_TURN, row -> row.getLong(1), tenant, conversation)
                    .get(0);
        }
        session.defer(Hot.SET_FIGURES, orNull(last), head.messageCount, head.readCount, tenant, conversation);
    }

    static @Nullable Long orNull(long turn) {
        return turn == 0 ? null : turn;
    }
}
