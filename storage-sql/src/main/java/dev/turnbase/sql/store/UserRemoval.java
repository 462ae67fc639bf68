package dev.turnbase.sql.store;

import dev.turnbase.sql.session.Session;
import dev.turnbase.sql.statement.Hot;
import java.sql.SQLException;

/** Deletes a user with all that belongs to it. */
final class UserRemoval {
    private final String tenant;

    UserRemoval(String tenant) {
        this.tenant = tenant;
    }

    boolean delete(Session session, String id) throws SQLException {
        if (!session.exists(Hot.LOCK_USER_TO_DELETE, tenant, id)) {
            return false;
        }
        deleteConversations(session, id);
        session.update(Hot.SET_AUTHOR, null, tenant, id);
        session.update(Hot.DELETE_IDENTITIES, tenant, id);
        session.update(Hot.DELETE_USER, tenant, id);
        return true;
    }

    private void deleteConversations(Session session, String owner) throws SQLException {
        if (session.query(Hot.LOCK_OWNED_HEADS, row -> true, tenant, owner).isEmpty()) {
            return;
        }
        session.query(Hot.LOCK_OWNED_STREAMS, row -> true, tenant, tenant, tenant, owner);
        session.update(Hot.DELETE_OWNED_PARTS, tenant, tenant, tenant, owner);
        session.update(Hot.DELETE_OWNED_STREAMS, tenant, tenant, tenant, owner);
        session.update(Hot.DELETE_OWNED_MESSAGES, tenant, tenant, owner);
        session.update(Hot.DELETE_OWNED_CONVERSATIONS, tenant, tenant, owner);
        session.update(Hot.DELETE_OWNED_HEADS, tenant, owner);
    }
}
