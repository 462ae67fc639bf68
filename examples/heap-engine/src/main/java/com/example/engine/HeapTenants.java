package com.example.engine;

import static java.util.Objects.requireNonNull;

import dev.turnbase.Tenants;
import dev.turnbase.model.Inputs;
import dev.turnbase.model.Tenant;
import dev.turnbase.query.Direction;
import dev.turnbase.query.Page;
import dev.turnbase.query.PageRequest;
import java.util.List;

/** The tenants of the database. A tenant's tables know when it came into being, and that it was erased. */
record HeapTenants(Database database) implements Tenants {
    @Override
    public Page<Tenant> list(PageRequest page) {
        requireNonNull(page, "page");
        database.requireOpen();
        return database.observed(
                "",
                "tenants.list",
                () -> new Pages<Tenant>("", "tenants", Direction.ASCENDING, tenant -> List.of("", tenant.name()))
                        .cut(database.tenants(), page, tenant -> tenant));
    }

    @Override
    public boolean create(String tenant) {
        return session(tenant).write("tenants.create", tables -> tables.create(tables.now()));
    }

    @Override
    public boolean erase(String tenant) {
        return session(tenant).write("tenants.erase", Tables::erase);
    }

    private Session session(String tenant) {
        return new Autocommit(database, Inputs.tenant(tenant));
    }
}
