package dev.turnbase.sqlite;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * Real connections to a file, with an eye on what runs: statements are noted, COMMIT is counted, and can be made to fail
 * before or after it is done; BEGIN can be made to meet a busy file.
 */
final class WatchedDataSource {
    private static final int BUSY = 5;
    private static final int IO_ERROR = 10;

    private final AtomicInteger commits = new AtomicInteger();
    private final AtomicInteger busyBegins = new AtomicInteger();
    private final AtomicInteger refusedOpens = new AtomicInteger();
    private final Queue<Connection> opened = new ConcurrentLinkedQueue<>();
    private final Queue<String> statements = new ConcurrentLinkedQueue<>();
    private final DataSource real;
    private volatile Cut cut = Cut.NONE;
    private volatile boolean down;
    private volatile long delayMillis;
    private volatile boolean downAfterCut;
    private volatile @Nullable String refused;
    private final AtomicInteger refusals = new AtomicInteger();

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

    /** The next statement that begins so is not done, as if the disk did not answer. */
    void refuseNext(String beginning, int times) {
        refused = beginning;
        refusals.set(times);
    }

    /** So many of the next connections can't be opened. */
    void refuseOpens(int times) {
        refusedOpens.set(times);
    }

    /** How many connections are open. */
    long open() throws SQLException {
        long open = 0;
        for (Connection connection : opened) {
            open += connection.isClosed() ? 0 : 1;
        }
        return open;
    }

    void comeBack() {
        down = false;
    }

    /** Each statement takes this much longer from now on. */
    void slow(long millis) {
        delayMillis = millis;
    }

    /** So many of the next transactions find the file busy when they begin. */
    void busy(int times) {
        busyBegins.set(times);
    }

    /** The prepared statements that ran since this was last asked; a batch is one. */
    List<String> takeStatements() {
        List<String> taken = new ArrayList<>();
        for (String sql = statements.poll(); sql != null; sql = statements.poll()) {
            taken.add(sql);
        }
        return taken;
    }

    int commits() {
        return commits.get();
    }

    DataSource dataSource() {
        return proxy(DataSource.class, (method, args) -> {
            if (method.getName().equals("getConnection") && (down || countedDown(refusedOpens))) {
                throw new SQLException("cut off", null, SqliteDialect.CANTOPEN);
            }
            Object result = invoke(method, real, args);
            if (result instanceof Connection connection) {
                opened.add(connection);
                return watched(connection);
            }
            return result;
        });
    }

    private Connection watched(Connection connection) {
        return proxy(Connection.class, (method, args) -> {
            Object result = invoke(method, connection, args);
            return result instanceof PreparedStatement statement ? watched(statement, (String) args[0]) : result;
        });
    }

    private PreparedStatement watched(PreparedStatement statement, String sql) {
        return proxy(PreparedStatement.class, (method, args) -> {
            if (!method.getName().startsWith("execute")) {
                return invoke(method, statement, args);
            }
            statements.add(sql);
            TimeUnit.MILLISECONDS.sleep(delayMillis);
            if (sql.startsWith("BEGIN") && countedDown(busyBegins)) {
                throw new SQLException("busy with text", null, BUSY);
            }
            String refusing = refused;
            if (refusing != null && sql.startsWith(refusing)) {
                refused = refusals.decrementAndGet() == 0 ? null : refusing;
                throw new SQLException("refused", null, IO_ERROR);
            }
            return "COMMIT".equals(sql) ? commit(method, statement, args) : invoke(method, statement, args);
        });
    }

    private static boolean countedDown(AtomicInteger times) {
        return times.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
    }

    private Object commit(Method method, PreparedStatement commit, Object[] args) throws Throwable {
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
