package dev.turnbase.sql.store;

import dev.turnbase.error.NotFoundException;
import dev.turnbase.model.MessageStatus;
import dev.turnbase.sql.session.Session;
import dev.turnbase.sql.statement.Hot;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Copies a conversation with its messages up to a turn, a few hundred messages at a time. */
final class Fork {
    private static final long BATCH = 200;
    private static final String REASON = "forked while pending";

    private final StoreContext context;
    private final String tenant;
    private final ConversationWrites writes;
    private final PendingTexts texts;
    private final String sourceId;
    private final long throughTurn;

    Fork(
            StoreContext context,
            String tenant,
            ConversationWrites writes,
            PendingTexts texts,
            String sourceId,
            long throughTurn) {
        this.context = context;
        this.tenant = tenant;
        this.writes = writes;
        this.texts = texts;
        this.sourceId = sourceId;
        this.throughTurn = throughTurn;
    }

    ConversationRow make(Session session) throws SQLException {
        if (!session.exists(Hot.FIND_CONVERSATION, tenant, sourceId)) {
            throw new NotFoundException("conversation", sourceId);
        }
        long now = context.now();
        TenantGuard.requireLive(session, tenant, now);
        ConversationRow source = writes.lock(session, sourceId);
        ConversationRow fork = new ConversationRow(context.newId(), source, now);
        fork.lastTurn = Math.min(throughTurn, source.lastTurn);
        fork.lastReadTurn = Math.min(source.lastReadTurn, throughTurn);
        writes.insertRows(session, List.of(fork));
        long lastMessageTurn = copyMessages(session, fork);
        session.defer(
                Hot.SET_FIGURES,
                MessageWrites.orNull(lastMessageTurn),
                fork.messageCount,
                fork.readCount,
                tenant,
                fork.id);
        return fork;
    }

    /** Copies the messages and counts them in the fork; answers the last one's turn, 0 for none. */
    private long copyMessages(Session session, ConversationRow fork) throws SQLException {
        Map<String, String> newIds = new HashMap<>();
        long after = 0;
        while (true) {
            List<MessageRow> sources = session.query(
                    Hot.MESSAGES_BETWEEN, MessageRow::read, tenant, sourceId, after, fork.lastTurn, BATCH);
            if (sources.isEmpty()) {
                return after;
            }
            after = sources.get(sources.size() - 1).turn;
            insert(session, fork, texts.filled(session, sources), newIds);
        }
    }

    private void insert(Session session, ConversationRow fork, List<MessageRow> sources, Map<String, String> newIds)
            throws SQLException {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (MessageRow source : sources) {
            MessageRow copy = copy(fork, source, newIds);
            rows.add(new NewRow(copy, false, null).values(tenant));
            fork.messageCount++;
            fork.readCount += copy.turn <= fork.lastReadTurn ? 1 : 0;
        }
        session.updateAll(Hot.INSERT_MESSAGE, rows);
    }

    private MessageRow copy(ConversationRow fork, MessageRow source, Map<String, String> newIds) {
        MessageRow copy = new MessageRow(context.newId(), fork.id, source);
        newIds.put(source.id, copy.id);
        copy.replyTo = source.replyTo == null ? null : newIds.get(source.replyTo);
        if (source.isPending()) {
            copy.status = MessageStatus.CANCELLED;
            copy.reason = REASON;
        }
        return copy;
    }
}
