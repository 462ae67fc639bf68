package dev.turnbase.sql.store;

import dev.turnbase.error.NotFoundException;
import dev.turnbase.model.Identity;
import dev.turnbase.model.IdentityKind;
import dev.turnbase.sql.session.Session;
import dev.turnbase.sql.statement.Hot;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Moves everything of one user to another. */
final class UserMerge {
    private final String tenant;
    private final UserWrites writes;
    private final String from;
    private final String into;

    UserMerge(String tenant, UserWrites writes, String from, String into) {
        this.tenant = tenant;
        this.writes = writes;
        this.from = from;
        this.into = into;
    }

    UserRow make(Session session, long now) throws SQLException {
        boolean fromFirst = from.compareTo(into) < 0;
        UserRow lower = writes.lock(session, fromFirst ? from : into);
        UserRow higher = writes.lock(session, fromFirst ? into : from);
        UserRow source = found(fromFirst ? lower : higher, from);
        UserRow target = found(fromFirst ? higher : lower, into);
        session.defer(Hot.LOCK_OWNED_HEADS, tenant, from);
        // Only now, or a writer who holds a conversation and refers to the user would wait for us, and we for it.
        session.defer(Hot.LOCK_USER_TO_DELETE, tenant, from);
        session.defer(Hot.MOVE_CONVERSATIONS, into, tenant, from);
        session.defer(Hot.SET_AUTHOR, into, tenant, from);
        moveIdentities(session, source, target);
        session.defer(Hot.DELETE_USER, tenant, from);
        target.touch(now);
        writes.update(session, target);
        return target;
    }

    private void moveIdentities(Session session, UserRow source, UserRow target) throws SQLException {
        for (Map.Entry<IdentityKind, String> identity : source.current.entrySet()) {
            IdentityKind kind = identity.getKey();
            String value = identity.getValue();
            boolean stays = target.current.putIfAbsent(kind, value) == null;
            if (!stays) {
                target.former.add(Identity.of(kind, value));
                session.defer(Hot.SET_IDENTITY_CURRENT, 0, tenant, IdentityKinds.stored(kind), value, from);
            }
        }
        target.former.addAll(source.former);
        session.defer(Hot.MOVE_IDENTITIES, into, tenant, from);
    }

    private static UserRow found(@Nullable UserRow user, String id) {
        if (user == null) {
            throw new NotFoundException("user", id);
        }
        return user;
    }
}
