package dev.turnbase.sql.store;

import dev.turnbase.error.AlreadyExistsException;
import dev.turnbase.error.InvalidInputException;
import dev.turnbase.error.NotFoundException;
import dev.turnbase.error.StorageException;
import dev.turnbase.model.ConversationPatch;
import dev.turnbase.sql.session.Session;
import dev.turnbase.sql.statement.Hot;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Inserts, changes and deletes conversations. */
final class ConversationWrites {
    private final String tenant;

    ConversationWrites(String tenant) {
        this.tenant = tenant;
    }

    /** Inserts conversations that are all new; answers true. */
    boolean insert(Session session, List<ConversationRow> conversations) throws SQLException {
        TenantGuard.requireLive(session, tenant, conversations.get(0).createdAt);
        requireDistinct(conversations);
        insertRows(session, conversations);
        return true;
    }

    /** Inserts conversations into a tenant that is known to live. */
    void insertRows(Session session, List<ConversationRow> conversations) throws SQLException {
        List<@Nullable Object[]> heads = new ArrayList<>();
        List<@Nullable Object[]> bodies = new ArrayList<>();
        for (ConversationRow row : conversations) {
            heads.add(head(row));
            bodies.add(body(row));
        }
        session.updateAll(Hot.INSERT_HEAD, heads);
        session.updateAll(Hot.INSERT_CONVERSATION, bodies);
        session.witness(Hot.FIND_CONVERSATION, tenant, conversations.get(0).id);
    }

    private @Nullable Object[] head(ConversationRow row) {
        return new @Nullable Object[] {
            tenant,
            row.id,
            row.owner,
            row.archived ? 1 : 0,
            row.lastTurn,
            null,
            row.messageCount,
            row.lastActivity,
            row.lastReadTurn,
            row.readCount
        };
    }

    private @Nullable Object[] body(ConversationRow row) {
        return new @Nullable Object[] {
            tenant,
            row.id,
            row.title,
            row.agent,
            row.primer,
            row.context,
            row.metadata,
            row.version,
            row.forkedFrom,
            row.createdAt,
            row.updatedAt
        };
    }

    private static void requireDistinct(List<ConversationRow> conversations) {
        Set<String> ids = new HashSet<>();
        for (ConversationRow row : conversations) {
            if (!ids.add(row.id)) {
                throw taken();
            }
        }
    }

    /** Which id is taken or which owner is missing; null if neither is by now. */
    @Nullable
    StorageException violation(Session session, List<ConversationRow> conversations) throws SQLException {
        for (ConversationRow row : conversations) {
            if (session.exists(Hot.FIND_CONVERSATION, tenant, row.id)) {
                return taken();
            }
            if (row.owner != null && !session.exists(Hot.FIND_USER, tenant, row.owner)) {
                return new NotFoundException("user", row.owner);
            }
        }
        return null;
    }

    /** A conversation's row, both halves locked, the narrow one first. */
    Optional<ConversationRow> locked(Session session, String id) throws SQLException {
        session.defer(Hot.LOCK_HEAD_ROW, tenant, id);
        return bodyLocked(session, id);
    }

    /** A conversation's row, its wide half locked, so that appends go on. */
    private Optional<ConversationRow> bodyLocked(Session session, String id) throws SQLException {
        session.defer(Hot.LOCK_BODY_ROW, tenant, id);
        return session.first(Hot.GET_CONVERSATION, ConversationRow::read, tenant, id);
    }

    ConversationRow lock(Session session, String id) throws SQLException {
        return locked(session, id).orElseThrow(() -> new NotFoundException("conversation", id));
    }

    ConversationRow update(Session session, String id, ConversationPatch patch, long now) throws SQLException {
        ConversationRow row = bodyLocked(session, id).orElseThrow(() -> new NotFoundException("conversation", id));
        Versions.check("conversation", id, patch.ifVersion(), row.version);
        if (!patch.isEmpty()) {
            row.apply(patch, now);
            session.defer(
                    Hot.UPDATE_CONVERSATION,
                    row.title,
                    row.agent,
                    row.primer,
                    row.context,
                    row.metadata,
                    row.version,
                    row.updatedAt,
                    tenant,
                    id);
        }
        return row;
    }

    ConversationRow archive(Session session, String id, boolean archived, long now) throws SQLException {
        ConversationRow row = lock(session, id);
        if (row.archived != archived) {
            row.archived = archived;
            session.defer(Hot.SET_ARCHIVED, archived ? 1 : 0, tenant, id);
            touch(session, row, now);
        }
        return row;
    }

    /** The user is locked before the conversation, as everywhere; a missing conversation is what is told first. */
    ConversationRow transfer(Session session, String id, String toUser, long now) throws SQLException {
        boolean userExists = session.exists(Hot.SHARE_USER, tenant, toUser);
        ConversationRow row = lock(session, id);
        if (!userExists) {
            throw new NotFoundException("user", toUser);
        }
        if (!toUser.equals(row.owner)) {
            row.owner = toUser;
            session.defer(Hot.SET_OWNER, toUser, tenant, id);
            touch(session, row, now);
        }
        return row;
    }

    private void touch(Session session, ConversationRow row, long now) throws SQLException {
        row.touch(now);
        session.defer(Hot.TOUCH_CONVERSATION, row.version, row.updatedAt, tenant, row.id);
    }

    ConversationRow markRead(Session session, String id, long turn) throws SQLException {
        ConversationRow row = lock(session, id);
        if (turn > row.lastTurn) {
            throw new InvalidInputException(
                    "turn", "is " + turn + "; the last turn of conversation " + id + " is " + row.lastTurn);
        }
        if (turn > row.lastReadTurn) {
            // After the lock and by a statement of its own: one statement could count what it does not yet see.
            row.readCount += session.query(
                            Hot.COUNT_BETWEEN, counted -> counted.getLong(1), tenant, id, row.lastReadTurn, turn)
                    .get(0);
            row.lastReadTurn = turn;
            session.defer(Hot.SET_READ, turn, row.readCount, tenant, id);
        }
        return row;
    }

    boolean delete(Session session, String id) throws SQLException {
        if (HeadRow.lock(session, tenant, id) == null) {
            return false;
        }
        MessageWrites.deleteStreams(session, tenant, id, 0);
        deleteRows(session, List.of(id));
        return true;
    }

    /** Deletes conversations that are locked and have no stream. */
    void deleteRows(Session session, List<String> ids) throws SQLException {
        List<@Nullable Object[]> messages = new ArrayList<>();
        List<@Nullable Object[]> keys = new ArrayList<>();
        for (String id : ids) {
            messages.add(new @Nullable Object[] {tenant, id, 0L});
            keys.add(new @Nullable Object[] {tenant, id});
        }
        session.updateAll(Hot.DELETE_MESSAGES_FROM, messages);
        session.updateAll(Hot.DELETE_CONVERSATION, keys);
        session.updateAll(Hot.DELETE_HEAD, keys);
    }

    private static AlreadyExistsException taken() {
        return new AlreadyExistsException("conversation", "id");
    }
}
