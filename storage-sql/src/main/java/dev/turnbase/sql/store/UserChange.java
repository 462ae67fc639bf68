package dev.turnbase.sql.store;

import dev.turnbase.error.AlreadyExistsException;
import dev.turnbase.error.NotFoundException;
import dev.turnbase.model.FieldValue;
import dev.turnbase.model.Identity;
import dev.turnbase.model.IdentityKind;
import dev.turnbase.model.UserPatch;
import dev.turnbase.sql.session.Session;
import dev.turnbase.sql.statement.Hot;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One patch of one user. */
final class UserChange {
    private final String tenant;
    private final UserWrites writes;
    private final String id;
    private final UserPatch patch;
    private final Map<IdentityKind, FieldValue<String>> identities = new EnumMap<>(IdentityKind.class);

    UserChange(String tenant, UserWrites writes, String id, UserPatch patch) {
        this.tenant = tenant;
        this.writes = writes;
        this.id = id;
        this.patch = patch;
        identities.put(IdentityKind.EXTERNAL_ID, patch.externalId());
        identities.put(IdentityKind.ANONYMOUS_ID, patch.anonymousId());
        identities.put(IdentityKind.EMAIL, patch.email());
    }

    UserRow make(Session session, long now) throws SQLException {
        UserRow user = writes.lock(session, id);
        if (user == null) {
            throw new NotFoundException("user", id);
        }
        Versions.check("user", id, patch.ifVersion(), user.version);
        if (patch.isEmpty()) {
            return user;
        }
        user.apply(patch, now);
        writes.update(session, user);
        for (Map.Entry<IdentityKind, FieldValue<String>> identity : identities.entrySet()) {
            if (identity.getValue().isStated()) {
                replace(session, user, identity.getKey(), identity.getValue().value());
            }
        }
        return user;
    }

    private void replace(Session session, UserRow user, IdentityKind kind, @Nullable String value) throws SQLException {
        String before = user.current.get(kind);
        if (before != null && before.equals(value)) {
            return;
        }
        if (before != null) {
            session.defer(Hot.DELETE_IDENTITY, tenant, IdentityKinds.stored(kind), before);
            user.current.remove(kind);
        }
        if (value != null) {
            add(session, user, kind, value);
        }
    }

    private void add(Session session, UserRow user, IdentityKind kind, String value) throws SQLException {
        String stored = IdentityKinds.stored(kind);
        if (user.former.remove(Identity.of(kind, value))) {
            session.defer(Hot.SET_IDENTITY_CURRENT, 1, tenant, stored, value, id);
        } else {
            session.defer(Hot.INSERT_IDENTITY, tenant, stored, value, id, 1);
        }
        user.current.put(kind, value);
    }

    /** Which identity is someone else's; null if none is by now. */
    @Nullable
    AlreadyExistsException collision(Session session) throws SQLException {
        for (Map.Entry<IdentityKind, FieldValue<String>> identity : identities.entrySet()) {
            String value = identity.getValue().value();
            if (value != null) {
                Optional<String> holder = writes.holder(session, identity.getKey(), value);
                if (holder.isPresent() && !holder.get().equals(id)) {
                    return UserWrites.taken(identity.getKey());
                }
            }
        }
        return null;
    }
}
