package dev.turnbase.mutants;

import static java.util.Objects.requireNonNull;

import dev.turnbase.Storage;
import dev.turnbase.StorageEngine;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * A call of a method of one of the interfaces. A default method runs as it is written, on the wrapper, so that what it
 * calls is a call too.
 */
final class Call {
    private final Twisted twisted;
    private final Object self;
    private final Method method;
    private final @Nullable Object[] arguments;

    Call(Twisted twisted, Object self, Method method, @Nullable Object[] arguments) {
        this.twisted = twisted;
        this.self = self;
        this.method = method;
        this.arguments = arguments;
    }

    /** What is wrapped: the right engine's provider, its storage or another part of it. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    <T> T target() {
        return (T) twisted.target();
    }

    /** The wrapper as its callers see it. */
    Object self() {
        return self;
    }

    Class<?> type() {
        return method.getDeclaringClass();
    }

    Class<?> answersType() {
        return method.getReturnType();
    }

    /** The first argument, if there is one. */
    @Nullable
    Object first() {
        return arguments.length == 0 ? null : arguments[0];
    }

    boolean is(Class<?> type, String name) {
        return method.getDeclaringClass() == type && method.getName().equals(name);
    }

    String name() {
        return method.getName();
    }

    /** An argument, of the type that the method states. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    <T> T argument(int index) {
        return (T) requireNonNull(arguments[index]);
    }

    int arity() {
        return arguments.length;
    }

    /** The right engine itself. */
    StorageEngine engine() {
        return requireNonNull(twisted.engine());
    }

    /** The right storage that the call is of: the transaction's own inside of one. */
    Storage storage() {
        return requireNonNull(twisted.storage());
    }

    /** The tenant that the call is of. */
    String tenant() {
        return storage().tenant();
    }

    /** Whether it is of a transaction's storage, and not of the engine's. */
    boolean inTransaction() {
        return twisted.inTransaction();
    }

    /** The tenant's right storage beside any transaction. */
    Storage beside() {
        return engine().storage(tenant());
    }

    /** The wrapper again, to call something else of it. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    <T> T wrapper() {
        return (T) self;
    }

    /** What the right engine answers. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    <T> T answered() throws Throwable {
        return (T) requireNonNull(proceed());
    }

    @Nullable
    Object proceed() throws Throwable {
        return proceed(arguments);
    }

    /** What the right engine answers to one other argument. */
    @Nullable
    Object proceedWith(int index, Object changed) throws Throwable {
        @Nullable Object[] all = arguments.clone();
        all[index] = changed;
        return proceed(all);
    }

    /** What the right engine answers to other arguments. */
    @Nullable
    Object proceed(@Nullable Object... changed) throws Throwable {
        if (method.isDefault()) {
            return InvocationHandler.invokeDefault(self, method, changed);
        }
        try {
            return method.invoke(twisted.target(), changed);
        } catch (InvocationTargetException e) {
            throw requireNonNull(e.getCause());
        }
    }
}
