package dev.turnbase.memory;

import static java.util.Objects.requireNonNull;

import dev.turnbase.EngineCapabilities;
import dev.turnbase.EngineStatus;
import dev.turnbase.Storage;
import dev.turnbase.StorageEngine;
import dev.turnbase.Tenants;
import dev.turnbase.model.Inputs;
import dev.turnbase.model.Message;
import dev.turnbase.model.Tenant;
import dev.turnbase.query.Direction;
import dev.turnbase.query.Page;
import dev.turnbase.query.PageRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** The engine: a store, and one storage for each tenant that is asked for. */
record MemoryEngine(Store store) implements StorageEngine {
    static final String NAME = "memory";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Storage storage(String tenant) {
        Inputs.tenant(tenant);
        Store.refuseIf(store.closing);
        return new MemoryStorage(store, tenant, store.options.maxAttempts(), null);
    }

    @Override
    public Tenants tenants() {
        Store.refuseIf(store.closing);
        return new MemoryTenants(store);
    }

    @Override
    public EngineCapabilities capabilities() {
        return EngineCapabilities.builder().build();
    }

    @Override
    public EngineStatus status() {
        Map<String, Long> tables = Map.of(
                "conversations", rows(rows -> rows.conversations.size()),
                "messages", rows(rows -> rows.messages.size()),
                "tenants", rows(rows -> rows.createdAt == null ? 0 : 1),
                "users", rows(rows -> rows.users.size()));
        EngineStatus.Builder status = EngineStatus.builder().engine(NAME).dialect(NAME);
        status.initialized(!store.closed).tables(store.closed ? Map.of() : tables);
        return status.build();
    }

    @Override
    public Map<String, List<Message>> recoverPending(Duration olderThan) {
        Store.refuseIf(store.closing);
        store.requireNoTransaction();
        MemoryMessages.requireDead(store, olderThan);
        Map<String, List<Message>> recovered = new TreeMap<>();
        for (String tenant : store.tenants.keySet()) {
            recovered.put(tenant, storage(tenant).messages().recoverPending(olderThan));
        }
        recovered.values().removeIf(List::isEmpty);
        return recovered;
    }

    @Override
    public void close() {
        store.close();
    }

    private long rows(ToLongFunction<Rows> count) {
        return store.tenants.values().stream().mapToLong(count).sum();
    }

    /** The tenants that came into being and were not erased. */
    private record MemoryTenants(Store store) implements Tenants {
        @Override
        public Page<Tenant> list(PageRequest page) {
            requireNonNull(page, "page");
            Store.refuseIf(store.closing);
            Stream<Tenant> existing = store.tenants.entrySet().stream()
                    .flatMap(entry -> entry.getValue().tenant(entry.getKey()).stream());
            return store.observed(
                    "",
                    "tenants.list",
                    s -> new Listing<Tenant>("", "tenants", Direction.ASCENDING, tenant -> "", Tenant::name)
                            .page(existing, page, tenant -> tenant));
        }

        @Override
        public boolean create(String tenant) {
            return change("tenants.create", tenant, rows -> rows.create(store.now()));
        }

        @Override
        public boolean erase(String tenant) {
            return change("tenants.erase", tenant, Rows::erase);
        }

        private boolean change(String name, String tenant, Predicate<Rows> change) {
            Inputs.tenant(tenant);
            Store.refuseIf(store.closing);
            return store.observed(tenant, name, s -> s.write(tenant, s.options.maxAttempts(), change::test));
        }
    }
}
