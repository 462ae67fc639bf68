package dev.turnbase.statements;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Notes the text of every execution of a prepared statement; everything else is the real driver's. Thread-safe. */
final class Recorder {
    private final List<String> executed = Collections.synchronizedList(new ArrayList<>());

    /** The texts executed since this was last asked: each is one round trip, a batch of rows included. */
    List<String> take() {
        synchronized (executed) {
            List<String> taken = List.copyOf(executed);
            executed.clear();
            return taken;
        }
    }

    /** A data source whose statements are heard. */
    DataSource hear(DataSource real) {
        return proxy(DataSource.class, real, "");
    }

    private <T> T proxy(Class<T> type, T real, String sql) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, args) -> {
            if (type == PreparedStatement.class && method.getName().startsWith("execute")) {
                executed.add(sql);
            }
            return heard(method, args, invoke(method, real, args));
        }));
    }

    private static @Nullable Object invoke(Method method, Object real, @Nullable Object @Nullable [] args)
            throws Throwable {
        try {
            return method.invoke(real, args);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private @Nullable Object heard(Method method, @Nullable Object @Nullable [] args, @Nullable Object result) {
        if (result instanceof Connection connection && method.getName().equals("getConnection")) {
            return proxy(Connection.class, connection, "");
        }
        if (result instanceof PreparedStatement statement && args != null) {
            return proxy(PreparedStatement.class, statement, String.valueOf(args[0]));
        }
        return result;
    }
}
