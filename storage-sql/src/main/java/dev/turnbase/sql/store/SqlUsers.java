package dev.turnbase.sql.store;

import static java.util.Objects.requireNonNull;

import dev.turnbase.Users;
import dev.turnbase.error.InvalidInputException;
import dev.turnbase.model.Identity;
import dev.turnbase.model.Inputs;
import dev.turnbase.model.NewUser;
import dev.turnbase.model.User;
import dev.turnbase.model.UserPatch;
import dev.turnbase.query.Page;
import dev.turnbase.query.UserFilter;
import dev.turnbase.query.UserQuery;
import dev.turnbase.sql.session.Executor;
import java.util.List;
import java.util.Optional;

/** The users of one tenant. As thread-safe as its executor. */
public final class SqlUsers implements Users {
    private final Executor executor;
    private final StoreContext context;
    private final String tenant;
    private final UserWrites writes;
    private final UserRemoval removal;

    /** The users of a tenant. */
    public SqlUsers(Executor executor, StoreContext context, String tenant) {
        this.executor = executor;
        this.context = context;
        this.tenant = tenant;
        this.writes = new UserWrites(tenant);
        this.removal = new UserRemoval(tenant);
    }

    @Override
    public User create(NewUser user) {
        requireNonNull(user, "user");
        UserRow row = executor.checked(() -> {
            Json.checkObject("metadata", user.metadata());
            return newRow(user, context.now());
        });
        return insertAll("users.create", List.of(row)).get(0);
    }

    @Override
    public List<User> createAll(List<NewUser> users) {
        List<NewUser> given = List.copyOf(requireNonNull(users, "users"));
        List<UserRow> rows = executor.checked(() -> {
            for (int i = 0; i < given.size(); i++) {
                Json.checkObject("users[" + i + "].metadata", given.get(i).metadata());
            }
            long now = context.now();
            return given.stream().map(user -> newRow(user, now)).toList();
        });
        return insertAll("users.createAll", rows);
    }

    private List<User> insertAll(String operation, List<UserRow> rows) {
        if (!rows.isEmpty()) {
            executor.write(
                    operation,
                    new Write<>(session -> writes.insert(session, rows), session -> writes.collision(session, rows)));
        }
        return rows.stream().map(UserRow::model).toList();
    }

    @Override
    public Optional<User> get(String id) {
        Inputs.id("id", id);
        return executor.read(
                "users.get",
                session -> Optional.ofNullable(
                                executor.locksRows() ? writes.lock(session, id) : writes.find(session, id))
                        .map(UserRow::model));
    }

    @Override
    public Optional<User> find(UserFilter filter) {
        return listing().find(requireNonNull(filter, "filter"));
    }

    @Override
    public Page<User> list(UserQuery query) {
        return listing().list(requireNonNull(query, "query"));
    }

    @Override
    public User findOrCreate(NewUser user) {
        requireNonNull(user, "user");
        UserRow row = executor.checked(() -> {
            if (user.matchedBy().isEmpty()) {
                throw new InvalidInputException("user", "has no identity to be found by; use create");
            }
            Json.checkObject("metadata", user.metadata());
            return newRow(user, context.now());
        });
        Identity by = user.identities().stream()
                .filter(identity -> identity.kind() == user.matchedBy().get())
                .findFirst()
                .orElseThrow();
        return executor.readOrWrite(
                        "users.findOrCreate",
                        session -> Optional.ofNullable(writes.find(session, by, row)),
                        new Write<>(
                                session -> writes.findOrInsert(session, by, row),
                                session ->
                                        writes.isTaken(session, by) ? null : writes.collision(session, List.of(row))))
                .model();
    }

    @Override
    public User update(String id, UserPatch patch) {
        requireNonNull(id, "id");
        requireNonNull(patch, "patch");
        executor.checked(() -> {
            Json.checkObject("metadata", patch.metadata());
            return Inputs.id("id", id);
        });
        UserChange change = new UserChange(tenant, writes, id, patch);
        return executor.write(
                        "users.update", new Write<>(session -> change.make(session, context.now()), change::collision))
                .model();
    }

    @Override
    public User merge(String from, String into) {
        requireNonNull(from, "from");
        requireNonNull(into, "into");
        executor.checked(() -> {
            Inputs.id("from", from);
            if (from.equals(into)) {
                throw new InvalidInputException("into", "is the same user as from; name two users");
            }
            return Inputs.id("into", into);
        });
        UserMerge merge = new UserMerge(tenant, writes, from, into);
        return executor.write("users.merge", session -> merge.make(session, context.now()))
                .model();
    }

    @Override
    public boolean delete(String id) {
        executor.checked(() -> Inputs.id("id", id));
        return executor.write("users.delete", session -> removal.delete(session, id));
    }

    private UserRow newRow(NewUser user, long now) {
        return new UserRow(user.id().orElseGet(context::newId), user, now);
    }

    /** Made when it is needed: its class takes jOOQ's with it when it is loaded. */
    private UserListing listing() {
        return new UserListing(executor, context, tenant);
    }
}
