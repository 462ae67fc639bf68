package dev.turnbase.sql.engine;

import static java.util.Objects.requireNonNull;

import dev.turnbase.Conversations;
import dev.turnbase.Messages;
import dev.turnbase.Storage;
import dev.turnbase.TransactionWork;
import dev.turnbase.Users;
import dev.turnbase.sql.SqlStorage;
import dev.turnbase.sql.session.Executor;
import dev.turnbase.sql.session.JoinedExecutor;
import dev.turnbase.sql.store.SqlConversations;
import dev.turnbase.sql.store.SqlMessages;
import dev.turnbase.sql.store.SqlUsers;
import dev.turnbase.sql.store.StoreContext;
import dev.turnbase.sql.store.Streams;
import java.sql.Connection;
import org.jspecify.annotations.Nullable;

/** A tenant's storage, by operations that stand alone or in a transaction. */
final class TenantStorage implements SqlStorage {
    private final String tenant;
    private final Executor executor;
    private final StoreContext context;
    private final Streams streams;
    private final Transactions transactions;

    TenantStorage(String tenant, Executor executor, StoreContext context, Streams streams, Transactions transactions) {
        this.tenant = tenant;
        this.executor = executor;
        this.context = context;
        this.streams = streams;
        this.transactions = transactions;
    }

    @Override
    public String tenant() {
        return tenant;
    }

    @Override
    public Users users() {
        executor.requireUsable();
        return new SqlUsers(executor, context, tenant);
    }

    @Override
    public Conversations conversations() {
        executor.requireUsable();
        return new SqlConversations(executor, context, tenant);
    }

    @Override
    public Messages messages() {
        executor.requireUsable();
        return new SqlMessages(executor, context, streams, tenant);
    }

    @Override
    public Storage withoutRetry() {
        executor.requireUsable();
        return transactions.withoutRetry(this);
    }

    @Override
    public <T extends @Nullable Object, X extends Exception> T transaction(TransactionWork<T, X> work) throws X {
        requireNonNull(work, "work");
        executor.requireUsable();
        return transactions.run(this, work);
    }

    @Override
    public Storage join(Connection connection) {
        requireNonNull(connection, "connection");
        JoinedExecutor joined = transactions.join(this, connection);
        return by(joined, new HostsTransaction(joined));
    }

    /** The same tenant by another executor. */
    TenantStorage by(Executor other, Transactions theirs) {
        return new TenantStorage(tenant, other, context, streams, theirs);
    }

    /** How a storage begins a transaction, or joins the one that it is in. */
    interface Transactions {
        <T extends @Nullable Object, X extends Exception> T run(TenantStorage storage, TransactionWork<T, X> work)
                throws X;

        Storage withoutRetry(TenantStorage storage);

        /** Throws {@link IllegalStateException} in a transaction, which the host's is none of. */
        default JoinedExecutor join(TenantStorage storage, Connection connection) {
            throw new IllegalStateException("a storage in a transaction can't join another; use the engine's storage");
        }
    }
}
