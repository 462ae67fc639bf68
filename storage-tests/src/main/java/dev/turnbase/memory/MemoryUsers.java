package dev.turnbase.memory;

import static java.util.Objects.requireNonNull;

import dev.turnbase.Users;
import dev.turnbase.error.AlreadyExistsException;
import dev.turnbase.error.InvalidInputException;
import dev.turnbase.model.Conversation;
import dev.turnbase.model.Identity;
import dev.turnbase.model.IdentityKind;
import dev.turnbase.model.Inputs;
import dev.turnbase.model.NewUser;
import dev.turnbase.model.User;
import dev.turnbase.model.UserPatch;
import dev.turnbase.query.ConversationFilter;
import dev.turnbase.query.Page;
import dev.turnbase.query.UserFilter;
import dev.turnbase.query.UserOrder;
import dev.turnbase.query.UserQuery;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Users and their identities. */
record MemoryUsers(Store store, String tenant, Rows rows) implements Users {
    @Override
    public User create(NewUser user) {
        Fields.requireObject("metadata", requireNonNull(user, "user").metadata());
        return add(user);
    }

    @Override
    public List<User> createAll(List<NewUser> users) {
        Fields.checkEach("users", users, (place, user) -> Fields.requireObject(place + "metadata", user.metadata()));
        return users.stream().map(this::add).toList();
    }

    @Override
    public Optional<User> get(String id) {
        return Optional.ofNullable(rows.users.get(Inputs.id("id", id)));
    }

    @Override
    public Optional<User> find(UserFilter filter) {
        Fields.requireCondition(requireNonNull(filter, "filter").isEmpty());
        return matching(filter).findFirst();
    }

    @Override
    public Page<User> list(UserQuery query) {
        boolean byId = requireNonNull(query, "query").order() == UserOrder.ID;
        Function<User, String> sortKey = user -> byId ? "" : Listing.sortable(user.createdAt());
        return new Listing<>(tenant, query.signature(), query.direction(), sortKey, User::id)
                .page(matching(query.filter()), query.page(), user -> user);
    }

    @Override
    public User findOrCreate(NewUser user) {
        IdentityKind kind = requireNonNull(user, "user")
                .matchedBy()
                .orElseThrow(() -> new InvalidInputException("user", "has no identity to find it by; state one"));
        Fields.requireObject("metadata", user.metadata());
        Optional<String> found = user.identities().stream()
                .filter(identity -> identity.kind() == kind)
                .findFirst()
                .map(rows.identities::get);
        if (found.isEmpty()) {
            return add(user);
        }
        user.identities().forEach(identity -> requireFree(identity, found.get()));
        return rows.user(found.get());
    }

    /** The identities that the user had are freed, then those that it has now are taken. */
    @Override
    public User update(String id, UserPatch patch) {
        Fields.requireObject(
                "metadata", requireNonNull(patch, "patch").metadata().value());
        User old = rows.user(Inputs.id("id", id));
        Fields.requireVersion("user", id, patch.ifVersion(), old.version());
        if (patch.isEmpty()) {
            return old;
        }
        rows.identities = rows.identities.minusAll(all(old));
        return take(bumped(old, patch.applyTo(old)), old.formerIdentities().stream());
    }

    @Override
    public User merge(String from, String into) {
        if (Inputs.id("from", from).equals(Inputs.id("into", into))) {
            throw new InvalidInputException("into", "is the same user as from; name two users");
        }
        User gone = rows.user(from);
        User old = rows.user(into);
        conversationsOf(from)
                .forEach(owned -> rows.put(owned.toBuilder().ownerId(into).build()));
        replaceAuthor(from, into);
        rows.users = rows.users.minus(from);
        rows.identities = rows.identities.minusAll(all(gone));
        User.Builder merged = bumped(old, old.toBuilder())
                .externalId(old.externalId().or(gone::externalId).orElse(null))
                .anonymousId(old.anonymousId().or(gone::anonymousId).orElse(null))
                .email(old.email().or(gone::email).orElse(null));
        return take(merged, Stream.concat(all(old).stream(), all(gone).stream()));
    }

    @Override
    public boolean delete(String id) {
        User user = rows.users.get(Inputs.id("id", id));
        if (user == null) {
            return false;
        }
        conversationsOf(id).forEach(owned -> rows.removeConversation(owned.id()));
        replaceAuthor(id, null);
        rows.identities = rows.identities.minusAll(all(user));
        rows.users = rows.users.minus(id);
        return true;
    }

    private User add(NewUser user) {
        Instant now = store.now();
        rows.tenantExists(now);
        String id = user.id().orElseGet(store::newId);
        if (rows.users.containsKey(id)) {
            throw new AlreadyExistsException("user", "id");
        }
        return take(user.toBuilder().id(id).createdAt(now).updatedAt(now), Stream.empty());
    }

    private User.Builder bumped(User old, User.Builder changed) {
        return changed.version(old.version() + 1).updatedAt(Fields.later(store.now(), old.updatedAt()));
    }

    /** Stores a user and takes its identities; of those it had before, the ones that it lacks now are former ones. */
    private User take(User.Builder changed, Stream<Identity> before) {
        List<Identity> current = changed.build().identities();
        User user = changed.formerIdentities(before.filter(identity -> !current.contains(identity))
                        .sorted(Comparator.comparing(Identity::kind)
                                .thenComparing(Identity::value, Listing.BY_CODE_POINT))
                        .toList())
                .build();
        for (Identity identity : all(user)) {
            requireFree(identity, user.id());
            rows.identities = rows.identities.plus(identity, user.id());
        }
        return rows.put(user);
    }

    private void requireFree(Identity identity, String forUser) {
        if (!rows.identities.getOrDefault(identity, forUser).equals(forUser)) {
            throw new AlreadyExistsException("user", identity.kind().field());
        }
    }

    private List<Conversation> conversationsOf(String owner) {
        ConversationFilter owned = ConversationFilter.any().owner(owner);
        return rows.conversations.values().stream().filter(owned::meets).toList();
    }

    private void replaceAuthor(String from, @Nullable String into) {
        rows.messages.values().stream()
                .filter(message -> message.authorId().equals(Optional.of(from)))
                .forEach(message -> rows.put(message.toBuilder().authorId(into).build()));
    }

    private Stream<User> matching(UserFilter filter) {
        return rows.users.values().stream().filter(filter::meets);
    }

    private static List<Identity> all(User user) {
        return Stream.concat(user.identities().stream(), user.formerIdentities().stream())
                .toList();
    }
}
