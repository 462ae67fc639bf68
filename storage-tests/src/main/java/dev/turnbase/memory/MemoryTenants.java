package dev.turnbase.memory;

import static java.util.Objects.requireNonNull;

import dev.turnbase.Tenants;
import dev.turnbase.model.Inputs;
import dev.turnbase.model.Tenant;
import dev.turnbase.query.Direction;
import dev.turnbase.query.Page;
import dev.turnbase.query.PageRequest;
import dev.turnbase.spi.CursorCodec;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/** The tenants that came into being and were not erased. */
record MemoryTenants(Store store) implements Tenants {
    private static final String ALL = "";

    @Override
    public Page<Tenant> list(PageRequest page) {
        requireNonNull(page, "page");
        return store.observed(ALL, "tenants.list", () -> {
            store.requireOpen();
            Tree<String, Tenant> existing = Tree.empty();
            for (Tree.Node<String, Rows> each : store.tenants().walk(false, null)) {
                Instant createdAt = each.value().createdAt;
                if (createdAt != null) {
                    existing = existing.put(
                            each.key(),
                            Tenant.builder()
                                    .name(each.key())
                                    .createdAt(createdAt)
                                    .build());
                }
            }
            CursorCodec codec = CursorCodec.of(ALL, "tenants");
            return Listing.byId(existing).page(codec, Direction.ASCENDING, page, Optional::of);
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
        return change("tenants.erase", tenant, rows -> rows.createdAt != null && rows.erase());
    }

    private boolean change(String name, String tenant, Predicate<Rows> change) {
        Inputs.tenant(tenant);
        return store.observed(tenant, name, () -> {
            store.requireOpen();
            return store.write(tenant, store.options.maxAttempts(), change::test);
        });
    }
}
