package dev.turnbase.plans;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Notes the queries that are sent through a data source; everything else is the real one's. */
final class Recording {
    private final List<Sent> sent = new CopyOnWriteArrayList<>();

    DataSource of(DataSource real) {
        return proxy(DataSource.class, (self, method, args) -> {
            Object result = call(real, method, args);
            return result instanceof Connection connection ? of(connection) : result;
        });
    }

    /** The queries since the last call. */
    List<Sent> take() {
        List<Sent> taken = List.copyOf(sent);
        sent.clear();
        return taken;
    }

    private Connection of(Connection real) {
        return proxy(Connection.class, (self, method, args) -> {
            Object result = call(real, method, args);
            return result instanceof PreparedStatement prepared ? of(prepared, String.valueOf(args[0])) : result;
        });
    }

    private PreparedStatement of(PreparedStatement real, String sql) {
        TreeMap<Integer, @Nullable Object> values = new TreeMap<>();
        return proxy(PreparedStatement.class, (self, method, args) -> {
            if (method.getName().startsWith("set") && args.length == 2 && args[0] instanceof Integer place) {
                values.put(place, method.getName().equals("setNull") ? null : args[1]);
            } else if (method.getName().equals("executeQuery")) {
                sent.add(new Sent(sql, new ArrayList<>(values.values())));
            }
            return call(real, method, args);
        });
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static @Nullable Object call(Object real, Method method, @Nullable Object[] args) throws Throwable {
        try {
            return method.invoke(real, args);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
