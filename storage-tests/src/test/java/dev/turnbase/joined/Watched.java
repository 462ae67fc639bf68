package dev.turnbase.joined;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Watches what is done with a host's connection: whether it is ended or closed, and which statements stay open. */
final class Watched {
    private static final Set<String> HOSTS =
            Set.of("commit", "close", "abort", "setAutoCommit", "setTransactionIsolation");
    private static final Pattern ENDING = Pattern.compile("(?:begin|start|commit|rollback)(?! to savepoint)\\b.*");

    private final Connection real;
    private final List<String> endings = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();
    private final List<Statement> statements = new ArrayList<>();

    Watched(Connection real) {
        this.real = real;
    }

    /** The connection as those are given it who are watched. */
    Connection connection() {
        return proxy(Connection.class, (self, method, args) -> {
            if (HOSTS.contains(method.getName()) || (method.getName().equals("rollback") && args == null)) {
                endings.add(method.getName());
            }
            if (args != null && args[0] instanceof String sql) {
                texts.add(sql);
                if (isEnding(sql)) {
                    endings.add(sql);
                }
            }
            Object result = call(real, method, args);
            if (result instanceof Statement statement) {
                statements.add(statement);
            }
            return result;
        });
    }

    private static boolean isEnding(String sql) {
        return ENDING.matcher(sql.toLowerCase(Locale.ROOT)).matches();
    }

    /** What was done that is the host's to do. */
    List<String> endings() {
        return endings;
    }

    /** How many statements begin so. */
    long beginning(String with) {
        return texts.stream().filter(text -> text.startsWith(with)).count();
    }

    /** How many statements were made. */
    int made() {
        return statements.size();
    }

    /** How many of them are open. */
    int open() throws Exception {
        int open = 0;
        for (Statement statement : statements) {
            open += statement.isClosed() ? 0 : 1;
        }
        return open;
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static @Nullable Object call(Object real, Method method, @Nullable Object @Nullable [] args)
            throws Throwable {
        try {
            return method.invoke(real, args);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
