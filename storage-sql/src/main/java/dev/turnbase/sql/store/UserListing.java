package dev.turnbase.sql.store;

import static dev.turnbase.sql.schema.Tables.USER;
import static dev.turnbase.sql.schema.Tables.USER_IDENTITY;
import static java.util.Objects.requireNonNull;

import dev.turnbase.error.InvalidInputException;
import dev.turnbase.model.FieldValue;
import dev.turnbase.model.IdentityKind;
import dev.turnbase.model.User;
import dev.turnbase.query.Direction;
import dev.turnbase.query.Page;
import dev.turnbase.query.PageRequest;
import dev.turnbase.query.UserFilter;
import dev.turnbase.query.UserOrder;
import dev.turnbase.query.UserQuery;
import dev.turnbase.spi.CursorCodec;
import dev.turnbase.sql.schema.UserIdentityTable;
import dev.turnbase.sql.session.Executor;
import dev.turnbase.sql.session.Session;
import dev.turnbase.sql.statement.Columns;
import dev.turnbase.sql.statement.Lookups;
import dev.turnbase.sql.statement.Rendering;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.impl.DSL;

/** Lists a tenant's users. */
final class UserListing {
    private final Executor executor;
    private final StoreContext context;
    private final String tenant;

    UserListing(Executor executor, StoreContext context, String tenant) {
        this.executor = executor;
        this.context = context;
        this.tenant = tenant;
    }

    Optional<User> find(UserFilter filter) {
        if (filter.isEmpty()) {
            throw new InvalidInputException("filter", "has no condition; state one, or use list");
        }
        UserQuery first = UserQuery.where(filter)
                .orderBy(UserOrder.ID, Direction.ASCENDING)
                .page(PageRequest.first(1));
        return page("users.find", first).items().stream().findFirst();
    }

    Page<User> list(UserQuery query) {
        return page("users.list", query);
    }

    private Page<User> page(String operation, UserQuery query) {
        boolean byTime = query.order() == UserOrder.CREATED_AT;
        Paging paging = new Paging(
                query.page(),
                query.direction(),
                CursorCodec.of(tenant, query.signature()),
                byTime ? List.of(true, false) : List.of(false));
        return executor.read(operation, session -> {
            List<UserRow> rows = rows(session, query, byTime, paging);
            List<User> users = paging.inOrder(rows).stream().map(UserRow::model).toList();
            return paging.page(
                    rows, row -> byTime ? List.of(String.valueOf(row.createdAt), row.id) : List.of(row.id), users);
        });
    }

    /** A second statement reads the identities, since a limit counts rows and not users. */
    private List<UserRow> rows(Session session, UserQuery query, boolean byTime, Paging paging) throws SQLException {
        List<UserRow> rows = Listing.read(
                session,
                context.shapes(),
                "users|" + query.order(),
                () -> DSL.select(Columns.user()).from(USER),
                criteria(query.filter()),
                byTime ? List.of(USER.CREATED_AT, USER.ID) : List.of(USER.ID),
                paging,
                UserRow::read);
        addIdentities(session, rows);
        return rows;
    }

    private void addIdentities(Session session, List<UserRow> users) throws SQLException {
        Map<String, UserRow> byId = new HashMap<>();
        users.forEach(user -> byId.put(user.id, user));
        if (byId.isEmpty()) {
            return;
        }
        Object[] ids = Ids.padded(tenant, List.copyOf(byId.keySet()));
        String sql = context.shapes().sql("identities|" + ids.length, () -> Lookups.identities(ids.length - 1));
        session.query(
                sql,
                row -> {
                    requireNonNull(byId.get(row.getString(1)))
                            .add(IdentityKinds.kind(row.getString(2)), row.getString(3), row.getInt(4) != 0);
                    return true;
                },
                ids);
    }

    private Criteria criteria(UserFilter filter) {
        Criteria criteria = Criteria.of(USER.TENANT, tenant).add(filter.id(), USER.ID);
        addIdentity(criteria, IdentityKind.EXTERNAL_ID, filter.externalId());
        addIdentity(criteria, IdentityKind.ANONYMOUS_ID, filter.anonymousId());
        addIdentity(criteria, IdentityKind.EMAIL, filter.email());
        return criteria.add(filter.name(), USER.NAME);
    }

    /** A value finds a user as a current or former one; none means no current one. */
    private void addIdentity(Criteria criteria, IdentityKind kind, FieldValue<String> asked) {
        UserIdentityTable i = USER_IDENTITY;
        String stored = IdentityKinds.stored(kind);
        criteria.add(
                asked,
                () -> USER.ID.in(DSL.select(i.USER_ID)
                        .from(i)
                        .where(i.TENANT.eq(Rendering.value(i.TENANT)))
                        .and(i.KIND.eq(DSL.inline(stored)))
                        .and(i.VALUE.eq(Rendering.value(i.VALUE)))),
                () -> DSL.notExists(DSL.selectOne()
                        .from(i)
                        .where(i.TENANT.eq(USER.TENANT))
                        .and(i.USER_ID.eq(USER.ID))
                        .and(i.KIND.eq(DSL.inline(stored)))
                        .and(i.IS_CURRENT.eq(DSL.inline(1)))),
                List.of(tenant));
    }
}
