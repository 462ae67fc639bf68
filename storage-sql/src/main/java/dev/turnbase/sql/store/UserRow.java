package dev.turnbase.sql.store;

import dev.turnbase.model.Identity;
import dev.turnbase.model.IdentityKind;
import dev.turnbase.model.NewUser;
import dev.turnbase.model.User;
import dev.turnbase.model.UserPatch;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A user's row, with identities; belongs to the operation that reads, changes or writes it. */
final class UserRow {
    private static final Comparator<Identity> BY_KIND_AND_VALUE =
            Comparator.comparing(Identity::kind).thenComparing(UserRow::utf8, Arrays::compareUnsigned);

    final String id;

    @Nullable
    String name;

    String metadata;
    long version;
    final long createdAt;
    long updatedAt;
    final Map<IdentityKind, String> current = new EnumMap<>(IdentityKind.class);
    final List<Identity> former = new ArrayList<>();

    UserRow(String id, NewUser user, long now) {
        this.id = id;
        this.name = user.name().orElse(null);
        this.metadata = user.metadata();
        this.version = 1;
        this.createdAt = now;
        this.updatedAt = now;
        user.identities().forEach(identity -> current.put(identity.kind(), identity.value()));
    }

    private UserRow(ResultSet row, int text, int number) throws SQLException {
        this.id = row.getString(text);
        this.name = row.getString(text + 1);
        this.metadata = row.getString(text + 2);
        this.version = row.getLong(number);
        this.createdAt = row.getLong(number + 1);
        this.updatedAt = row.getLong(number + 2);
    }

    /** A row without identities. */
    static UserRow read(ResultSet row) throws SQLException {
        return new UserRow(row, 1, 4);
    }

    /** A row with one identity, or none. */
    static UserRow readWithIdentity(ResultSet row) throws SQLException {
        return readWithIdentity(row, 1, 6);
    }

    static UserRow readWithIdentity(ResultSet row, int text, int number) throws SQLException {
        UserRow user = new UserRow(row, text, number);
        String kind = row.getString(text + 3);
        if (kind != null) {
            user.add(IdentityKinds.kind(kind), row.getString(text + 4), row.getInt(number + 3) != 0);
        }
        return user;
    }

    /** One user of the rows that each have one of its identities; null of none. */
    static @Nullable UserRow merged(List<UserRow> rows) {
        if (rows.isEmpty()) {
            return null;
        }
        UserRow first = rows.get(0);
        for (UserRow row : rows.subList(1, rows.size())) {
            first.current.putAll(row.current);
            first.former.addAll(row.former);
        }
        return first;
    }

    void add(IdentityKind kind, String value, boolean isCurrent) {
        if (isCurrent) {
            current.put(kind, value);
        } else {
            former.add(Identity.of(kind, value));
        }
    }

    /** Changes name and metadata as the patch says, and the version. */
    void apply(UserPatch patch, long now) {
        name = patch.name().orElse(name);
        metadata = patch.metadata().isStated() ? String.valueOf(patch.metadata().value()) : metadata;
        touch(now);
    }

    void touch(long now) {
        version++;
        updatedAt = Math.max(now, updatedAt);
    }

    User model() {
        return User.builder()
                .id(id)
                .externalId(current.get(IdentityKind.EXTERNAL_ID))
                .anonymousId(current.get(IdentityKind.ANONYMOUS_ID))
                .email(current.get(IdentityKind.EMAIL))
                .formerIdentities(former.stream().sorted(BY_KIND_AND_VALUE).toList())
                .name(name)
                .metadata(metadata)
                .version(version)
                .createdAt(Times.instant(createdAt))
                .updatedAt(Times.instant(updatedAt))
                .build();
    }

    private static byte[] utf8(Identity identity) {
        return identity.value().getBytes(StandardCharsets.UTF_8);
    }
}
