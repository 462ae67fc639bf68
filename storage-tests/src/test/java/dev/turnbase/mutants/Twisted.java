package dev.turnbase.mutants;

import dev.turnbase.Conversations;
import dev.turnbase.MessageStream;
import dev.turnbase.Messages;
import dev.turnbase.Storage;
import dev.turnbase.StorageEngine;
import dev.turnbase.Tenants;
import dev.turnbase.TransactionWork;
import dev.turnbase.Users;
import dev.turnbase.spi.StorageEngineProvider;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Wraps a right engine and all that it hands out, the storage of a transaction's work included, so that each call goes
 * through a twist.
 *
 * @param target what is wrapped
 * @param engine the right engine, but for a provider, which has none yet
 * @param storage the right storage that the target belongs to, if any
 * @param inTransaction whether that is a transaction's
 */
record Twisted(
        Twist twist,
        Object target,
        @Nullable StorageEngine engine,
        @Nullable Storage storage,
        boolean inTransaction) implements InvocationHandler {
    private static final List<Class<?>> WRAPPED = List.of(
            StorageEngine.class,
            Storage.class,
            Users.class,
            Conversations.class,
            Messages.class,
            MessageStream.class,
            Tenants.class);

    /** A provider whose engines are wrapped. */
    static StorageEngineProvider provider(StorageEngineProvider right, Twist twist) {
        return proxy(StorageEngineProvider.class, new Twisted(twist, right, null, null, false));
    }

    private static <T> T proxy(Class<T> type, Twisted handler) {
        return type.cast(Proxy.newProxyInstance(Twisted.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] given) throws Throwable {
        @Nullable Object[] arguments = given == null ? new Object[0] : given;
        if (method.getDeclaringClass() == Object.class) {
            return method.getName().equals("equals") ? proxy == arguments[0] : method.invoke(target, arguments);
        }
        if (method.getName().equals("transaction") && arguments[0] instanceof TransactionWork<?, ?> work) {
            arguments = new @Nullable Object[] {wrapped(work)};
        }
        Object answer = twist.answer(new Call(this, proxy, method, arguments));
        return answer == null ? null : wrapped(method.getReturnType(), answer);
    }

    private <T extends @Nullable Object, X extends Exception> TransactionWork<T, X> wrapped(
            TransactionWork<T, X> work) {
        return tx -> work.run(isWrapper(tx) ? tx : proxy(Storage.class, new Twisted(twist, tx, engine, tx, true)));
    }

    private Object wrapped(Class<?> type, Object answer) {
        return WRAPPED.contains(type) && !isWrapper(answer) ? proxy(type, handler(answer)) : answer;
    }

    static boolean isWrapper(Object any) {
        return Proxy.isProxyClass(any.getClass()) && Proxy.getInvocationHandler(any) instanceof Twisted;
    }

    private Twisted handler(Object answer) {
        return new Twisted(
                twist,
                answer,
                answer instanceof StorageEngine opened ? opened : engine,
                answer instanceof Storage of ? of : storage,
                inTransaction);
    }
}
