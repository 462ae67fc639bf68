package dev.turnbase.runs;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;

/** Counts the prepared statements that are executed through a data source; everything else is the real one's. */
final class Counting {
    private Counting() {}

    static DataSource of(DataSource real, AtomicLong statements) {
        return proxy(DataSource.class, real, statements);
    }

    private static <T> T proxy(Class<T> type, T real, AtomicLong statements) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, args) -> {
            if (type == PreparedStatement.class && method.getName().startsWith("execute")) {
                statements.incrementAndGet();
            }
            try {
                return wrapped(method.invoke(real, args), statements);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }

    private static Object wrapped(Object result, AtomicLong statements) {
        for (Class<?> type : Arrays.asList(PreparedStatement.class, Connection.class)) {
            if (type.isInstance(result)) {
                return wrapped(type, result, statements);
            }
        }
        return result;
    }

    private static <T> T wrapped(Class<T> type, Object result, AtomicLong statements) {
        return proxy(type, type.cast(result), statements);
    }
}
