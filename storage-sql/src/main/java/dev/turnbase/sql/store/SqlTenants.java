package dev.turnbase.sql.store;

import static dev.turnbase.sql.schema.Tables.TENANT;
import static java.util.Objects.requireNonNull;

import dev.turnbase.Tenants;
import dev.turnbase.model.Inputs;
import dev.turnbase.model.Tenant;
import dev.turnbase.query.Direction;
import dev.turnbase.query.Page;
import dev.turnbase.query.PageRequest;
import dev.turnbase.spi.CursorCodec;
import dev.turnbase.sql.session.Executor;
import dev.turnbase.sql.session.Session;
import dev.turnbase.sql.statement.Hot;
import java.sql.SQLException;
import java.util.List;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** The tenants of a database. Thread-safe. */
public final class SqlTenants implements Tenants {
    private static final List<Hot> ERASURE = List.of(
            Hot.ERASE_PARTS,
            Hot.ERASE_STREAMS,
            Hot.ERASE_MESSAGES,
            Hot.ERASE_CONVERSATIONS,
            Hot.ERASE_HEADS,
            Hot.ERASE_IDENTITIES,
            Hot.ERASE_USERS);

    private final Executor executor;
    private final StoreContext context;

    /** The tenants that an executor reaches, whichever tenant it is for. */
    public SqlTenants(Executor executor, StoreContext context) {
        this.executor = executor;
        this.context = context;
    }

    @Override
    public Page<Tenant> list(PageRequest page) {
        Paging paging = new Paging(
                requireNonNull(page, "page"), Direction.ASCENDING, CursorCodec.of("", "tenants"), List.of(false));
        return executor.read("tenants.list", session -> {
            List<Tenant> rows = rows(session, paging);
            return paging.page(rows, tenant -> List.of(tenant.name()), paging.inOrder(rows));
        });
    }

    private List<Tenant> rows(Session session, Paging paging) throws SQLException {
        return Listing.read(
                session,
                context.shapes(),
                "tenants",
                () -> DSL.select(List.<Field<?>>of(TENANT.NAME, TENANT.CREATED_AT))
                        .from(TENANT),
                Criteria.where(TENANT.ERASED_AT::isNull),
                List.of(TENANT.NAME),
                paging,
                row -> Tenant.builder()
                        .name(row.getString(1))
                        .createdAt(Times.instant(row.getLong(2)))
                        .build());
    }

    @Override
    public boolean create(String tenant) {
        Inputs.tenant(tenant);
        return executor.write("tenants.create", session -> create(session, tenant, context.now()));
    }

    private static boolean create(Session session, String tenant, long now) throws SQLException {
        List<Boolean> erased = erased(session, tenant);
        if (erased.isEmpty()) {
            session.update(Hot.CREATE_TENANT, tenant, now);
            return true;
        }
        return erased.get(0) && session.update(Hot.REVIVE_TENANT, now, tenant) == 1;
    }

    @Override
    public boolean erase(String tenant) {
        Inputs.tenant(tenant);
        return executor.write("tenants.erase", session -> erase(session, tenant, context.now()));
    }

    private static boolean erase(Session session, String tenant, long now) throws SQLException {
        if (!erased(session, tenant).contains(false)) {
            return false;
        }
        session.defer(Hot.LOCK_TENANT_USERS, tenant);
        session.defer(Hot.LOCK_TENANT_HEADS, tenant);
        for (Hot statement : ERASURE) {
            session.defer(statement, tenant);
        }
        session.defer(Hot.MARK_ERASED, now, tenant);
        return true;
    }

    private static List<Boolean> erased(Session session, String tenant) throws SQLException {
        return session.query(Hot.LOCK_TENANT, row -> row.getObject(1) != null, tenant);
    }
}
