package dev.turnbase.memory;

import static java.util.Objects.requireNonNull;

import dev.turnbase.Conversations;
import dev.turnbase.Messages;
import dev.turnbase.Storage;
import dev.turnbase.TransactionWork;
import dev.turnbase.Users;
import dev.turnbase.memory.Store.Work;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One tenant's operations, each by itself or all in one transaction. {@link MemoryUsers} and its like say what an
 * operation does to rows; here it is handed the rows that it may see, and what it wrote is committed.
 *
 * @param attempts how often to wait for other writers
 */
record MemoryStorage(
        Store store, String tenant, int attempts, @Nullable Transaction transaction) implements Storage {
    private static final Set<String> READS = Set.of("get", "find", "list", "inbox", "open", "latest", "count");

    @Override
    public Users users() {
        return operations(Users.class, rows -> new MemoryUsers(store, tenant, rows));
    }

    @Override
    public Conversations conversations() {
        return operations(Conversations.class, rows -> new MemoryConversations(store, tenant, rows));
    }

    @Override
    public Messages messages() {
        return operations(Messages.class, rows -> new MemoryMessages(store, tenant, rows, transaction == null));
    }

    @Override
    public Storage withoutRetry() {
        return new MemoryStorage(store, tenant, 1, transaction);
    }

    @Override
    public <T extends @Nullable Object, X extends Exception> T transaction(TransactionWork<T, X> work) throws X {
        requireNonNull(work, "work");
        if (transaction != null) {
            transaction.requireUsable();
            return work.run(this);
        }
        Store.refuseIf(store.closing);
        return store.<T, X>observed(
                tenant, "transaction", s -> s.<T, X>inTurn(tenant, attempts, t -> t.run(tenant, work)));
    }

    /** An implementation whose every call runs the method of the same name on rows. */
    private <S> S operations(Class<S> type, Function<Rows, S> logic) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
            String name = type.getSimpleName().toLowerCase(Locale.ROOT) + "." + method.getName();
            return method.getDeclaringClass() == Object.class
                    ? invoke(method, this, args)
                    : store.observed(tenant, name, s -> run(method, rows -> invoke(method, logic.apply(rows), args)));
        }));
    }

    private Object run(Method method, Work<Rows, Object, Throwable> work) throws Throwable {
        boolean reads = READS.contains(method.getName());
        if (transaction != null) {
            return reads ? transaction.read(work) : transaction.write(work);
        }
        Store.refuseIf(store.closing);
        return reads ? work.apply(store.committed(tenant)) : store.write(tenant, attempts, work);
    }

    private static Object invoke(Method method, Object target, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw requireNonNull(e.getCause());
        }
    }
}
