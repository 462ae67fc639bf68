package dev.turnbase.memory;

import static java.util.Objects.requireNonNull;

import dev.turnbase.Users;
import dev.turnbase.error.AlreadyExistsException;
import dev.turnbase.error.InvalidInputException;
import dev.turnbase.model.Conversation;
import dev.turnbase.model.FieldValue;
import dev.turnbase.model.Identity;
import dev.turnbase.model.IdentityKind;
import dev.turnbase.model.Inputs;
import dev.turnbase.model.Message;
import dev.turnbase.model.NewUser;
import dev.turnbase.model.User;
import dev.turnbase.model.UserPatch;
import dev.turnbase.query.Direction;
import dev.turnbase.query.Page;
import dev.turnbase.query.PageRequest;
import dev.turnbase.query.UserFilter;
import dev.turnbase.query.UserOrder;
import dev.turnbase.query.UserQuery;
import dev.turnbase.spi.CursorCodec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Users and their identities. */
record MemoryUsers(Access access) implements Users {
    @Override
    public User create(NewUser user) {
        requireNonNull(user, "user");
        return access.write("users.create", rows -> {
            Texts.requireObject("metadata", user.metadata());
            return create(rows, user, now());
        });
    }

    @Override
    public List<User> createAll(List<NewUser> users) {
        requireNonNull(users, "users");
        return access.write("users.createAll", rows -> {
            for (int i = 0; i < users.size(); i++) {
                NewUser user = requireNonNull(users.get(i), "users[" + i + "]");
                Texts.requireObject("users[" + i + "].metadata", user.metadata());
            }
            Instant now = now();
            return users.stream().map(user -> create(rows, user, now)).toList();
        });
    }

    @Override
    public Optional<User> get(String id) {
        return access.read("users.get", rows -> Optional.ofNullable(rows.users.get(Inputs.id("id", id))));
    }

    @Override
    public Optional<User> find(UserFilter filter) {
        requireNonNull(filter, "filter");
        return access.read("users.find", rows -> {
            if (filter.isEmpty()) {
                throw new InvalidInputException("filter", "has no condition; state one, or list all");
            }
            UserQuery first = UserQuery.where(filter).orderBy(UserOrder.ID, Direction.ASCENDING);
            return list(rows, first.page(PageRequest.first(1))).items().stream().findFirst();
        });
    }

    @Override
    public Page<User> list(UserQuery query) {
        requireNonNull(query, "query");
        return access.read("users.list", rows -> list(rows, query));
    }

    @Override
    public User findOrCreate(NewUser user) {
        requireNonNull(user, "user");
        return access.write("users.findOrCreate", rows -> {
            IdentityKind kind = user.matchedBy()
                    .orElseThrow(() -> new InvalidInputException("user", "has no identity to find it by; state one"));
            Texts.requireObject("metadata", user.metadata());
            String found = user.identities().stream()
                    .filter(identity -> identity.kind() == kind)
                    .findFirst()
                    .map(rows.identities::get)
                    .orElse(null);
            if (found == null) {
                return create(rows, user, now());
            }
            user.identities().forEach(identity -> requireFree(rows, identity, found));
            return rows.user(found);
        });
    }

    @Override
    public User update(String id, UserPatch patch) {
        requireNonNull(patch, "patch");
        return access.write("users.update", rows -> {
            FieldValue<String> metadata = patch.metadata();
            if (metadata.value() != null) {
                Texts.requireObject("metadata", metadata.value());
            }
            User old = rows.user(Inputs.id("id", id));
            Copies.requireVersion("user", id, patch.ifVersion(), old.version());
            return patch.isEmpty() ? old : update(rows, old, patch);
        });
    }

    @Override
    public User merge(String from, String into) {
        return access.write("users.merge", rows -> {
            if (Inputs.id("from", from).equals(Inputs.id("into", into))) {
                throw new InvalidInputException("into", "is the same user as from; name two users");
            }
            User gone = rows.user(from);
            User old = rows.user(into);
            moveRows(rows, from, into);
            List<Identity> former = new ArrayList<>(old.formerIdentities());
            former.addAll(gone.formerIdentities());
            for (Identity identity : current(gone)) {
                if (value(old, identity.kind()) != null) {
                    former.add(identity);
                }
            }
            User merged = Copies.of(old)
                    .externalId(old.externalId().or(gone::externalId).orElse(null))
                    .anonymousId(old.anonymousId().or(gone::anonymousId).orElse(null))
                    .email(old.email().or(gone::email).orElse(null))
                    .formerIdentities(sorted(former))
                    .version(old.version() + 1)
                    .updatedAt(Copies.later(now(), old.updatedAt()))
                    .build();
            rows.users = rows.users.remove(from);
            rows.put(merged);
            all(merged).forEach(identity -> rows.identities = rows.identities.put(identity, into));
            return merged;
        });
    }

    @Override
    public boolean delete(String id) {
        return access.write("users.delete", rows -> {
            User user = rows.users.get(Inputs.id("id", id));
            if (user == null) {
                return false;
            }
            rows.conversations
                    .values()
                    .filter(conversation -> conversation.ownerId().equals(Optional.of(id)))
                    .forEach(conversation -> rows.removeConversation(conversation.id()));
            authored(rows, id)
                    .forEach(row -> rows.put(
                            row.with(Copies.of(row.stored()).authorId(null).build())));
            all(user).forEach(identity -> rows.identities = rows.identities.remove(identity));
            rows.users = rows.users.remove(id);
            return true;
        });
    }

    private User create(Rows rows, NewUser user, Instant now) {
        rows.tenantExists(now);
        String id = user.id().orElseGet(access.store()::newId);
        if (rows.users.get(id) != null) {
            throw new AlreadyExistsException("user", "id");
        }
        for (Identity identity : user.identities()) {
            requireFree(rows, identity, id);
            rows.identities = rows.identities.put(identity, id);
        }
        User created = User.builder()
                .id(id)
                .externalId(user.externalId().orElse(null))
                .anonymousId(user.anonymousId().orElse(null))
                .email(user.email().orElse(null))
                .name(user.name().orElse(null))
                .metadata(user.metadata())
                .createdAt(now)
                .updatedAt(now)
                .build();
        rows.put(created);
        return created;
    }

    /** The identities that the user had are freed, then those that it has now are taken. */
    private User update(Rows rows, User old, UserPatch patch) {
        User.Builder changed = Copies.of(old)
                .externalId(patch.externalId().orElse(value(old, IdentityKind.EXTERNAL_ID)))
                .anonymousId(patch.anonymousId().orElse(value(old, IdentityKind.ANONYMOUS_ID)))
                .email(patch.email().orElse(value(old, IdentityKind.EMAIL)))
                .name(patch.name().orElse(old.name().orElse(null)))
                .metadata(Copies.or(patch.metadata(), old.metadata()))
                .version(old.version() + 1)
                .updatedAt(Copies.later(now(), old.updatedAt()));
        List<Identity> former = new ArrayList<>(old.formerIdentities());
        former.removeAll(current(changed.build()));
        User updated = changed.formerIdentities(former).build();
        all(old).forEach(identity -> rows.identities = rows.identities.remove(identity));
        for (Identity identity : all(updated)) {
            requireFree(rows, identity, old.id());
            rows.identities = rows.identities.put(identity, old.id());
        }
        rows.put(updated);
        return updated;
    }

    private Page<User> list(Rows rows, UserQuery query) {
        Listing<?, User> listing = query.order() == UserOrder.ID
                ? Listing.byId(rows.users)
                : Listing.sorted(rows.users.values(), user -> Texts.sortable(user.createdAt()), User::id);
        CursorCodec codec = CursorCodec.of(access.tenant(), query.signature());
        return listing.page(
                codec,
                query.direction(),
                query.page(),
                user -> Optional.of(user).filter(u -> meets(rows, query.filter(), u)));
    }

    private static boolean meets(Rows rows, UserFilter filter, User user) {
        return Copies.meets(filter.id(), user.id())
                && Copies.meets(filter.name(), user.name().orElse(null))
                && meets(rows, filter.externalId(), IdentityKind.EXTERNAL_ID, user)
                && meets(rows, filter.anonymousId(), IdentityKind.ANONYMOUS_ID, user)
                && meets(rows, filter.email(), IdentityKind.EMAIL, user);
    }

    private static boolean meets(Rows rows, FieldValue<String> wanted, IdentityKind kind, User user) {
        String value = wanted.value();
        return value == null
                ? !wanted.isStated() || value(user, kind) == null
                : user.id().equals(rows.identities.get(Identity.of(kind, value)));
    }

    private static void requireFree(Rows rows, Identity identity, String forUser) {
        String holder = rows.identities.get(identity);
        if (holder != null && !holder.equals(forUser)) {
            throw new AlreadyExistsException("user", identity.kind().field());
        }
    }

    private static void moveRows(Rows rows, String from, String into) {
        rows.conversations
                .values()
                .filter(conversation -> conversation.ownerId().equals(Optional.of(from)))
                .map(conversation -> Copies.of(conversation).ownerId(into).build())
                .forEach((Conversation moved) -> rows.put(moved));
        for (MessageRow row : authored(rows, from)) {
            Message moved = Copies.of(row.stored()).authorId(into).build();
            rows.put(row.with(moved));
        }
    }

    private static List<MessageRow> authored(Rows rows, String user) {
        return rows.messages
                .values()
                .filter(row -> row.stored().authorId().equals(Optional.of(user)))
                .toList();
    }

    private static @Nullable String value(User user, IdentityKind kind) {
        return switch (kind) {
            case EXTERNAL_ID -> user.externalId().orElse(null);
            case ANONYMOUS_ID -> user.anonymousId().orElse(null);
            case EMAIL -> user.email().orElse(null);
        };
    }

    private static List<Identity> current(User user) {
        List<Identity> current = new ArrayList<>();
        for (IdentityKind kind : IdentityKind.values()) {
            String value = value(user, kind);
            if (value != null) {
                current.add(Identity.of(kind, value));
            }
        }
        return current;
    }

    private static List<Identity> all(User user) {
        return Stream.concat(current(user).stream(), user.formerIdentities().stream())
                .toList();
    }

    private static List<Identity> sorted(List<Identity> identities) {
        return identities.stream()
                .sorted(Comparator.comparing(Identity::kind).thenComparing(Identity::value, Texts.BY_CODE_POINT))
                .toList();
    }

    private Instant now() {
        return access.store().now();
    }
}
