package dev.turnbase.bench.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Counts what is executed on a data source's connections; a batch is one, and so are the begin and the end of a transaction. */
final class CountingSource {
    private static final Set<String> ENDS = Set.of("commit", "rollback");

    private final AtomicInteger executed = new AtomicInteger();
    private final DataSource counted;

    CountingSource(DataSource real) {
        counted = proxy(DataSource.class, real);
    }

    DataSource counted() {
        return counted;
    }

    /** How much was executed by some work. */
    int of(Runnable work) {
        int before = executed.get();
        work.run();
        return executed.get() - before;
    }

    private <T> T proxy(Class<T> type, Object real) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> call(real, method, arguments)));
    }

    private @Nullable Object call(Object real, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        boolean executes = real instanceof Statement && method.getName().startsWith("execute");
        boolean ends = real instanceof Connection && ENDS.contains(method.getName());
        if (executes || ends) {
            executed.incrementAndGet();
        }
        try {
            return heard(method.getReturnType(), method.invoke(real, arguments));
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    private @Nullable Object heard(Class<?> type, @Nullable Object answer) {
        boolean leadsOn = type == Connection.class || type == PreparedStatement.class || type == Statement.class;
        return answer == null || !leadsOn ? answer : proxy(type, answer);
    }
}
