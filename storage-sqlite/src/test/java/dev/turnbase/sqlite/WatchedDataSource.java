package dev.turnbase.sqlite;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** Real connections to a file, with an eye on COMMIT: it is counted, and can be made to fail before or after it is done. */
final class WatchedDataSource {
    private final AtomicInteger commits = new AtomicInteger();
    private final DataSource real;
    private volatile Cut cut = Cut.NONE;
    private volatile boolean down;
    private volatile boolean downAfterCut;

    /** When a commit fails. */
    enum Cut {
        NONE,
        BEFORE_COMMIT,
        AFTER_COMMIT
    }

    WatchedDataSource(Path file) {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(1_000);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        this.real = source;
    }

    /** The next commit fails; with {@code thenDown} no connection can be opened from then on. */
    void cutNext(Cut when, boolean thenDown) {
        cut = when;
        downAfterCut = thenDown;
    }

    void comeBack() {
        down = false;
    }

    int commits() {
        return commits.get();
    }

    DataSource dataSource() {
        return proxy(DataSource.class, (method, args) -> {
            if (method.getName().equals("getConnection") && down) {
                throw new SQLException("cut off", null, SqliteDialect.CANTOPEN);
            }
            Object result = invoke(method, real, args);
            return result instanceof Connection connection ? watched(connection) : result;
        });
    }

    private Connection watched(Connection connection) {
        return proxy(Connection.class, (method, args) -> {
            Object result = invoke(method, connection, args);
            return result instanceof PreparedStatement statement && "COMMIT".equals(args[0])
                    ? watched(statement)
                    : result;
        });
    }

    private PreparedStatement watched(PreparedStatement commit) {
        return proxy(PreparedStatement.class, (method, args) -> {
            if (!method.getName().equals("execute")) {
                return invoke(method, commit, args);
            }
            Cut now = cut;
            cut = Cut.NONE;
            if (now != Cut.BEFORE_COMMIT) {
                invoke(method, commit, args);
                commits.incrementAndGet();
            }
            if (now != Cut.NONE) {
                down = downAfterCut;
                throw new SQLException("cut off", null, SqliteDialect.CANTOPEN);
            }
            return false;
        });
    }

    private static Object invoke(Method method, Object target, Object[] args) throws Throwable {
        try {
            return method.invoke(target, args);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, Call call) {
        InvocationHandler handler = (self, method, args) -> call.on(method, args);
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private interface Call {
        Object on(Method method, Object[] args) throws Throwable;
    }
}
