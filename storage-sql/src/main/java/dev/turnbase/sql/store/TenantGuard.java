package dev.turnbase.sql.store;

import dev.turnbase.error.StateConflictException;
import dev.turnbase.sql.session.Session;
import dev.turnbase.sql.statement.Hot;
import java.sql.SQLException;
import java.util.List;

/** Sees to it that a tenant exists, and stays, while a row is created in it. */
final class TenantGuard {
    private TenantGuard() {}

    /** Locks the tenant's row against erasure, inserting it if it is the tenant's first. */
    static void requireLive(Session session, String tenant, long now) throws SQLException {
        List<Boolean> found = erased(session, tenant);
        if (found.isEmpty()) {
            session.defer(Hot.INSERT_TENANT, tenant, now);
            found = erased(session, tenant);
        }
        if (found.contains(true)) {
            throw new StateConflictException("the tenant " + tenant
                    + " was erased and takes no new rows; call tenants().create to use its name again");
        }
    }

    private static List<Boolean> erased(Session session, String tenant) throws SQLException {
        return session.query(Hot.SHARE_TENANT, row -> row.getObject(1) != null, tenant);
    }
}
