package dev.turnbase.memory;

import static dev.turnbase.memory.Copies.later;
import static dev.turnbase.memory.Copies.or;
import static java.util.Objects.requireNonNull;

import dev.turnbase.Users;
import dev.turnbase.error.AlreadyExistsException;
import dev.turnbase.error.InvalidInputException;
import dev.turnbase.model.FieldValue;
import dev.turnbase.model.Identity;
import dev.turnbase.model.IdentityKind;
import dev.turnbase.model.Inputs;
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
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Users and their identities. */
record MemoryUsers(Store store, String tenant, Rows rows) implements Users {
    @Override
    public User create(NewUser user) {
        Texts.requireObject("metadata", requireNonNull(user, "user").metadata());
        return create(user, store.now());
    }

    @Override
    public List<User> createAll(List<NewUser> users) {
        Texts.each("users", users, (place, user) -> Texts.requireObject(place + ".metadata", user.metadata()));
        Instant now = store.now();
        return users.stream().map(user -> create(user, now)).toList();
    }

    @Override
    public Optional<User> get(String id) {
        return Optional.ofNullable(rows.users.get(Inputs.id("id", id)));
    }

    @Override
    public Optional<User> find(UserFilter filter) {
        Texts.requireCondition(requireNonNull(filter, "filter").isEmpty());
        UserQuery query = UserQuery.where(filter).orderBy(UserOrder.ID, Direction.ASCENDING);
        return list(query.page(PageRequest.first(1))).items().stream().findFirst();
    }

    @Override
    public Page<User> list(UserQuery query) {
        CursorCodec codec =
                CursorCodec.of(tenant, requireNonNull(query, "query").signature());
        Listing<?, User> listing = query.order() == UserOrder.ID
                ? Listing.byId(rows.users)
                : Listing.sorted(rows.users.values().stream(), user -> Texts.sortable(user.createdAt()), User::id);
        return listing.page(
                codec,
                query.direction(),
                query.page(),
                user -> Optional.of(user).filter(each -> meets(query.filter(), each)));
    }

    @Override
    public User findOrCreate(NewUser user) {
        IdentityKind kind = requireNonNull(user, "user")
                .matchedBy()
                .orElseThrow(() -> new InvalidInputException("user", "has no identity to find it by; state one"));
        Texts.requireObject("metadata", user.metadata());
        String found = user.identities().stream()
                .filter(identity -> identity.kind() == kind)
                .findFirst()
                .map(rows.identities::get)
                .orElse(null);
        if (found == null) {
            return create(user, store.now());
        }
        user.identities().forEach(identity -> requireFree(identity, found));
        return rows.user(found);
    }

    /** The identities that the user had are freed, then those that it has now are taken. */
    @Override
    public User update(String id, UserPatch patch) {
        Texts.requireObject("metadata", or(requireNonNull(patch, "patch").metadata(), "{}"));
        User old = rows.user(Inputs.id("id", id));
        Copies.requireVersion("user", id, patch.ifVersion(), old.version());
        if (patch.isEmpty()) {
            return old;
        }
        User.Builder changed = Copies.of(old)
                .externalId(patch.externalId().orElse(old.externalId().orElse(null)))
                .anonymousId(patch.anonymousId().orElse(old.anonymousId().orElse(null)))
                .email(patch.email().orElse(old.email().orElse(null)))
                .name(patch.name().orElse(old.name().orElse(null)))
                .metadata(or(patch.metadata(), old.metadata()))
                .version(old.version() + 1)
                .updatedAt(later(store.now(), old.updatedAt()));
        List<Identity> former = new ArrayList<>(old.formerIdentities());
        former.removeAll(current(changed.build()));
        rows.identities = rows.identities.minusAll(all(old));
        return take(changed.formerIdentities(former).build());
    }

    @Override
    public User merge(String from, String into) {
        if (Inputs.id("from", from).equals(Inputs.id("into", into))) {
            throw new InvalidInputException("into", "is the same user as from; name two users");
        }
        User gone = rows.user(from);
        User old = rows.user(into);
        rows.conversations.values().stream()
                .filter(conversation -> conversation.ownerId().equals(Optional.of(from)))
                .forEach(conversation ->
                        rows.put(Copies.of(conversation).ownerId(into).build()));
        replaceAuthor(from, into);
        User.Builder merged = Copies.of(old)
                .externalId(old.externalId().or(gone::externalId).orElse(null))
                .anonymousId(old.anonymousId().or(gone::anonymousId).orElse(null))
                .email(old.email().or(gone::email).orElse(null))
                .version(old.version() + 1)
                .updatedAt(later(store.now(), old.updatedAt()));
        List<Identity> former = new ArrayList<>(all(old));
        former.addAll(all(gone));
        former.removeAll(current(merged.build()));
        former.sort(Rows.IDENTITIES);
        rows.users = rows.users.minus(from);
        rows.identities = rows.identities.minusAll(all(gone));
        return take(merged.formerIdentities(former).build());
    }

    @Override
    public boolean delete(String id) {
        User user = rows.users.get(Inputs.id("id", id));
        if (user == null) {
            return false;
        }
        rows.conversations.values().stream()
                .filter(conversation -> conversation.ownerId().equals(Optional.of(id)))
                .forEach(conversation -> rows.removeConversation(conversation.id()));
        replaceAuthor(id, null);
        rows.identities = rows.identities.minusAll(all(user));
        rows.users = rows.users.minus(id);
        return true;
    }

    private User create(NewUser user, Instant now) {
        rows.tenantExists(now);
        String id = user.id().orElseGet(store::newId);
        if (rows.users.containsKey(id)) {
            throw new AlreadyExistsException("user", "id");
        }
        return take(User.builder()
                .id(id)
                .externalId(user.externalId().orElse(null))
                .anonymousId(user.anonymousId().orElse(null))
                .email(user.email().orElse(null))
                .name(user.name().orElse(null))
                .metadata(user.metadata())
                .createdAt(now)
                .updatedAt(now)
                .build());
    }

    /** Stores a user and takes its identities. */
    private User take(User user) {
        for (Identity identity : all(user)) {
            requireFree(identity, user.id());
            rows.identities = rows.identities.plus(identity, user.id());
        }
        rows.put(user);
        return user;
    }

    private void requireFree(Identity identity, String forUser) {
        if (!rows.identities.getOrDefault(identity, forUser).equals(forUser)) {
            throw new AlreadyExistsException("user", identity.kind().field());
        }
    }

    private void replaceAuthor(String from, @Nullable String into) {
        rows.messages.values().stream()
                .filter(row -> row.stored().authorId().equals(Optional.of(from)))
                .forEach(row ->
                        rows.put(row.with(Copies.of(row.stored()).authorId(into).build())));
    }

    private boolean meets(UserFilter filter, User user) {
        return Copies.meets(filter.id(), user.id())
                && Copies.meets(filter.name(), user.name().orElse(null))
                && meets(filter.externalId(), IdentityKind.EXTERNAL_ID, user)
                && meets(filter.anonymousId(), IdentityKind.ANONYMOUS_ID, user)
                && meets(filter.email(), IdentityKind.EMAIL, user);
    }

    private boolean meets(FieldValue<String> wanted, IdentityKind kind, User user) {
        String value = wanted.value();
        return value == null
                ? !wanted.isStated() || current(user).stream().noneMatch(identity -> identity.kind() == kind)
                : user.id().equals(rows.identities.get(Identity.of(kind, value)));
    }

    private static List<Identity> current(User user) {
        return Stream.of(
                        user.externalId().map(value -> Identity.of(IdentityKind.EXTERNAL_ID, value)),
                        user.anonymousId().map(value -> Identity.of(IdentityKind.ANONYMOUS_ID, value)),
                        user.email().map(value -> Identity.of(IdentityKind.EMAIL, value)))
                .flatMap(Optional::stream)
                .toList();
    }

    private static List<Identity> all(User user) {
        return Stream.concat(current(user).stream(), user.formerIdentities().stream())
                .toList();
    }
}
