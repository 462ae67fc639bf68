package dev.turnbase.memory;

import static java.util.Objects.requireNonNull;

import dev.turnbase.Tenants;
import dev.turnbase.model.Inputs;
import dev.turnbase.model.Tenant;
import dev.turnbase.query.Direction;
import dev.turnbase.query.Page;
import dev.turnbase.query.PageRequest;
import dev.turnbase.spi.CursorCodec;
import java.util.function.Predicate;

/** The tenants that came into being and were not erased. */
record MemoryTenants(Store store) implements Tenants {
    private static final String ALL = "";

    @Override
    public Page<Tenant> list(PageRequest page) {
        requireNonNull(page, "page");
        return store.observed(ALL, "tenants.list", () -> {
            store.requireOpen();
            CursorCodec codec = CursorCodec.of(ALL, "tenants");
            return Listing.byId(store.tenants()).page(codec, Direction.ASCENDING, page, Rows::tenant);
        });
    }

    @Override
    public boolean create(String tenant) {
        return change("tenants.create", tenant, rows -> {
            boolean isNew = rows.createdAt == null;
            rows.erased = false;
            rows.tenantExists(store.now());
            return isNew;
        });
    }

    @Override
    public boolean erase(String tenant) {
        return change("tenants.erase", tenant, rows -> {
            boolean existed = rows.createdAt != null;
            if (existed) {
                rows.erase();
            }
            return existed;
        });
    }

    private boolean change(String name, String tenant, Predicate<Rows> change) {
        Inputs.tenant(tenant);
        return store.observed(tenant, name, () -> {
            store.requireOpen();
            return store.write(tenant, store.options.maxAttempts(), change::test);
        });
    }
}
