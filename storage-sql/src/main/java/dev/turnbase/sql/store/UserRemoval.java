package dev.turnbase.sql.store;

import dev.turnbase.sql.session.Session;
import dev.turnbase.sql.statement.Hot;
import java.sql.SQLException;
import java.util.List;

/** Deletes a user with all that belongs to it. */
final class UserRemoval {
    private static final int BATCH = 1_000;

    private final String tenant;
    private final ConversationWrites conversations;

    UserRemoval(String tenant) {
        this.tenant = tenant;
        this.conversations = new ConversationWrites(tenant);
    }

    boolean delete(Session session, String id) throws SQLException {
        session.defer(Hot.LOCK_USER, tenant, id);
        if (!session.exists(Hot.FIND_USER, tenant, id)) {
            return false;
        }
        List<String> owned = session.query(Hot.LOCK_OWNED_HEADS, row -> row.getString(1), tenant, id);
        // Only now, or a writer who holds a conversation and refers to the user would wait for us, and we for it.
        session.defer(Hot.LOCK_USER_TO_DELETE, tenant, id);
        deleteConversations(session, id, owned);
        session.defer(Hot.SET_AUTHOR, null, tenant, id);
        session.defer(Hot.DELETE_IDENTITIES, tenant, id);
        session.defer(Hot.DELETE_USER, tenant, id);
        return true;
    }

    private void deleteConversations(Session session, String owner, List<String> owned) throws SQLException {
        if (owned.isEmpty()) {
            return;
        }
        for (String message : session.query(Hot.FIND_OWNED_STREAMS, row -> row.getString(1), tenant, owner)) {
            StreamLease.release(session, tenant, message);
        }
        for (int from = 0; from < owned.size(); from += BATCH) {
            conversations.deleteRows(session, owned.subList(from, Math.min(owned.size(), from + BATCH)));
        }
    }
}
