package dev.turnbase.jdbc;

import static java.util.Objects.requireNonNull;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A data source with an interceptor before it; whatever that does not concern is the driver's. */
public final class Intercepted {
    private final Interceptor interceptor;

    private Intercepted(Interceptor interceptor) {
        this.interceptor = interceptor;
    }

    /** The data source as an engine is given it. */
    public static DataSource of(DataSource real, Interceptor interceptor) {
        Intercepted intercepted = new Intercepted(interceptor);
        return proxy(
                DataSource.class,
                (method, args) -> method.getName().equals("getConnection")
                        ? interceptor.connect(
                                () -> intercepted.connection((Connection) requireNonNull(invoke(real, method, args))))
                        : invoke(real, method, args));
    }

    private Connection connection(Connection real) {
        return proxy(Connection.class, (method, args) -> {
            Object result = invoke(real, method, args);
            return result instanceof PreparedStatement statement
                    ? statement(real, statement, String.valueOf(args[0]))
                    : result;
        });
    }

    /** The checker takes the type of a lambda's result for one without null, whatever its type argument says. */
    @SuppressWarnings("NullAway")
    private PreparedStatement statement(Connection connection, PreparedStatement real, String sql) {
        return proxy(
                PreparedStatement.class,
                (method, args) -> method.getName().startsWith("execute")
                        ? interceptor.execute(connection, sql, () -> invoke(real, method, args))
                        : invoke(real, method, args));
    }

    private static <T> T proxy(Class<T> type, Handler handler) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (self, method, args) -> handler.answer(method, args == null ? new Object[0] : args)));
    }

    private static @Nullable Object invoke(Object real, Method method, @Nullable Object[] args) throws SQLException {
        try {
            return method.invoke(real, args);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof SQLException failure) {
                throw failure;
            }
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Handler {
        @Nullable
        Object answer(Method method, @Nullable Object[] args) throws SQLException;
    }
}
