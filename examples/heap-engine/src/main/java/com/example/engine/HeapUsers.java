package com.example.engine;

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
import dev.turnbase.query.Page;
import dev.turnbase.query.UserFilter;
import dev.turnbase.query.UserOrder;
import dev.turnbase.query.UserQuery;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Users and the identities that find them. */
record HeapUsers(Session session) implements Users {
    private static final Comparator<Identity> ORDER =
            Comparator.comparing(Identity::kind).thenComparing(Identity::value, Pages.BY_CODE_POINT);

    // sample: operation
    @Override
    public User create(NewUser user) {
        return session.write("users.create", tables -> {
            Checks.jsonObject("metadata", requireNonNull(user, "user").metadata());
            return add(tables, user);
        });
    }
    // end

    @Override
    public List<User> createAll(List<NewUser> users) {
        return session.write("users.createAll", tables -> {
            Checks.each("users", users, (at, user) -> Checks.jsonObject(at + "metadata", user.metadata()));
            return users.stream().map(user -> add(tables, user)).toList();
        });
    }

    @Override
    public Optional<User> get(String id) {
        return session.read("users.get", tables -> Optional.ofNullable(tables.users.get(Inputs.id("id", id))));
    }

    @Override
    public Optional<User> find(UserFilter filter) {
        return session.read("users.find", tables -> {
            Checks.hasCondition(requireNonNull(filter, "filter").isEmpty());
            return tables.users.values().stream().filter(filter::meets).findFirst();
        });
    }

    @Override
    public Page<User> list(UserQuery query) {
        return session.read("users.list", tables -> {
            boolean byId = requireNonNull(query, "query").order() == UserOrder.ID;
            return new Pages<User>(
                            tables.tenant(),
                            query.signature(),
                            query.direction(),
                            user -> List.of(byId ? "" : Pages.sortable(user.createdAt()), user.id()))
                    .cut(tables.users.values().stream().filter(query.filter()::meets), query.page(), user -> user);
        });
    }

    @Override
    public User findOrCreate(NewUser user) {
        return session.write("users.findOrCreate", tables -> {
            IdentityKind kind = requireNonNull(user, "user")
                    .matchedBy()
                    .orElseThrow(() -> new InvalidInputException("user", "has no identity to find it by; state one"));
            Checks.jsonObject("metadata", user.metadata());
            Optional<String> found = user.identities().stream()
                    .filter(identity -> identity.kind() == kind)
                    .findFirst()
                    .map(tables.identities::get);
            if (found.isEmpty()) {
                return add(tables, user);
            }
            user.identities().forEach(identity -> requireFree(tables, identity, found.get()));
            return tables.user(found.get());
        });
    }

    @Override
    public User update(String id, UserPatch patch) {
        return session.write("users.update", tables -> {
            Checks.jsonObject(
                    "metadata", requireNonNull(patch, "patch").metadata().value());
            User old = tables.user(Inputs.id("id", id));
            Checks.version("user", id, patch.ifVersion(), old.version());
            if (patch.isEmpty()) {
                return old;
            }
            allOf(old).forEach(tables.identities::remove);
            return put(tables, bumped(tables, old, patch.applyTo(old)), old.formerIdentities());
        });
    }

    @Override
    public User merge(String from, String into) {
        return session.write("users.merge", tables -> {
            if (Inputs.id("from", from).equals(Inputs.id("into", into))) {
                throw new InvalidInputException("into", "is the same user as from; name two users");
            }
            User gone = tables.user(from);
            User old = tables.user(into);
            User.Builder merged = bumped(tables, old, old.toBuilder())
                    .externalId(old.externalId().or(gone::externalId).orElse(null))
                    .anonymousId(old.anonymousId().or(gone::anonymousId).orElse(null))
                    .email(old.email().or(gone::email).orElse(null));
            ownedBy(tables, from)
                    .forEach(c -> tables.put(c.toBuilder().ownerId(into).build()));
            setAuthor(tables, from, into);
            remove(tables, gone);
            return put(
                    tables,
                    merged,
                    Stream.of(old, gone).flatMap(each -> allOf(each).stream()).toList());
        });
    }

    @Override
    public boolean delete(String id) {
        return session.write("users.delete", tables -> {
            User user = tables.users.get(Inputs.id("id", id));
            if (user == null) {
                return false;
            }
            ownedBy(tables, id).forEach(owned -> tables.removeConversation(owned.id()));
            setAuthor(tables, id, null);
            remove(tables, user);
            return true;
        });
    }

    // sample: add
    private static User add(Tables tables, NewUser user) {
        Instant now = tables.now();
        tables.createWithFirstRow(now);
        String id = user.id().orElseGet(Ids::next);
        if (tables.users.containsKey(id)) {
            throw new AlreadyExistsException("user", "id");
        }
        return put(tables, user.toBuilder().id(id).createdAt(now).updatedAt(now), List.of());
    }
    // end

    private static User.Builder bumped(Tables tables, User old, User.Builder changed) {
        return changed.version(old.version() + 1).updatedAt(tables.nowOrLater(old.updatedAt()));
    }

    /** Stores a user; what it was found by before and is not now finds it still, as a former identity. */
    private static User put(Tables tables, User.Builder changed, List<Identity> before) {
        List<Identity> current = changed.build().identities();
        User user = changed.formerIdentities(before.stream()
                        .filter(identity -> !current.contains(identity))
                        .sorted(ORDER)
                        .toList())
                .build();
        for (Identity identity : allOf(user)) {
            requireFree(tables, identity, user.id());
            tables.identities.put(identity, user.id());
        }
        return tables.put(user);
    }

    private static void remove(Tables tables, User user) {
        allOf(user).forEach(tables.identities::remove);
        tables.users.remove(user.id());
    }

    private static void requireFree(Tables tables, Identity identity, String user) {
        if (!tables.identities.getOrDefault(identity, user).equals(user)) {
            throw new AlreadyExistsException("user", identity.kind().field());
        }
    }

    private static List<Conversation> ownedBy(Tables tables, String user) {
        return tables.conversations.values().stream()
                .filter(conversation -> conversation.ownerId().equals(Optional.of(user)))
                .toList();
    }

    private static void setAuthor(Tables tables, String from, String into) {
        tables.allMessages().stream()
                .filter(message -> message.authorId().equals(Optional.of(from)))
                .forEach(
                        message -> tables.put(message.toBuilder().authorId(into).build()));
    }

    private static List<Identity> allOf(User user) {
        return Stream.concat(user.identities().stream(), user.formerIdentities().stream())
                .toList();
    }
}
