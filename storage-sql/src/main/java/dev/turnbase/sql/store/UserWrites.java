package dev.turnbase.sql.store;

import dev.turnbase.error.AlreadyExistsException;
import dev.turnbase.model.Identity;
import dev.turnbase.model.IdentityKind;
import dev.turnbase.sql.session.Session;
import dev.turnbase.sql.statement.Hot;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Inserts users and finds them again, with what they are found by. */
final class UserWrites {
    private final String tenant;

    UserWrites(String tenant) {
        this.tenant = tenant;
    }

    /** Inserts users that are all new; answers true. */
    boolean insert(Session session, List<UserRow> users) throws SQLException {
        TenantGuard.requireLive(session, tenant, users.get(0).createdAt);
        requireDistinct(users);
        List<@Nullable Object[]> rows = new ArrayList<>();
        List<@Nullable Object[]> identities = new ArrayList<>();
        for (UserRow user : users) {
            rows.add(new @Nullable Object[] {
                tenant, user.id, user.name, user.metadata, user.version, user.createdAt, user.updatedAt
            });
            user.current.forEach((kind, value) ->
                    identities.add(new @Nullable Object[] {tenant, IdentityKinds.stored(kind), value, user.id, 1}));
        }
        session.updateAll(Hot.INSERT_USER, rows);
        if (!identities.isEmpty()) {
            session.updateAll(Hot.INSERT_IDENTITY, identities);
        }
        session.witness(Hot.FIND_USER, tenant, users.get(0).id);
        return true;
    }

    /** The user with an identity, or the new one, inserted. */
    UserRow findOrInsert(Session session, Identity by, UserRow fresh) throws SQLException {
        UserRow found = find(session, by, fresh);
        if (found == null) {
            insert(session, List.of(fresh));
            return fresh;
        }
        return found;
    }

    /** The user with an identity; a further identity of the new one must be nobody else's. */
    @Nullable
    UserRow find(Session session, Identity by, UserRow fresh) throws SQLException {
        UserRow found = UserRow.merged(session.query(
                Hot.GET_USER_BY_IDENTITY,
                UserRow::readWithIdentity,
                tenant,
                IdentityKinds.stored(by.kind()),
                by.value(),
                tenant));
        if (found == null) {
            return null;
        }
        for (Map.Entry<IdentityKind, String> stated : fresh.current.entrySet()) {
            if (stated.getKey() != by.kind()) {
                requireNobodyElses(session, found, stated.getKey(), stated.getValue());
            }
        }
        return found;
    }

    private void requireNobodyElses(Session session, UserRow user, IdentityKind kind, String value)
            throws SQLException {
        Optional<String> holder = holder(session, kind, value);
        if (holder.isPresent() && !holder.get().equals(user.id)) {
            throw taken(kind);
        }
    }

    /** Which key of the new users another one has; null if none by now. */
    @Nullable
    AlreadyExistsException collision(Session session, List<UserRow> users) throws SQLException {
        for (UserRow user : users) {
            if (session.exists(Hot.FIND_USER, tenant, user.id)) {
                return new AlreadyExistsException("user", "id");
            }
            for (Map.Entry<IdentityKind, String> identity : user.current.entrySet()) {
                if (holder(session, identity.getKey(), identity.getValue()).isPresent()) {
                    return taken(identity.getKey());
                }
            }
        }
        return null;
    }

    boolean isTaken(Session session, Identity identity) throws SQLException {
        return holder(session, identity.kind(), identity.value()).isPresent();
    }

    /** Whom an identity finds. */
    Optional<String> holder(Session session, IdentityKind kind, String value) throws SQLException {
        return session.first(Hot.FIND_IDENTITY, row -> row.getString(1), tenant, IdentityKinds.stored(kind), value);
    }

    /** A user, locked. */
    @Nullable
    UserRow lock(Session session, String id) throws SQLException {
        session.defer(Hot.LOCK_USER, tenant, id);
        return find(session, id);
    }

    @Nullable
    UserRow find(Session session, String id) throws SQLException {
        return UserRow.merged(session.query(Hot.GET_USER, UserRow::readWithIdentity, tenant, id));
    }

    void update(Session session, UserRow user) throws SQLException {
        session.defer(Hot.UPDATE_USER, user.name, user.metadata, user.version, user.updatedAt, tenant, user.id);
    }

    private static void requireDistinct(List<UserRow> users) {
        Set<String> ids = new HashSet<>();
        Set<Identity> identities = new HashSet<>();
        for (UserRow user : users) {
            if (!ids.add(user.id)) {
                throw new AlreadyExistsException("user", "id");
            }
            user.current.forEach((kind, value) -> {
                if (!identities.add(Identity.of(kind, value))) {
                    throw taken(kind);
                }
            });
        }
    }

    static AlreadyExistsException taken(IdentityKind kind) {
        return new AlreadyExistsException("user", kind.field());
    }
}
