package dev.turnbase.injected;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.regex.Pattern;

/** Which of a driver's connections are in a transaction, by the statements that ran on them. Thread-safe. */
final class Wires {
    private static final Pattern WRITE = Pattern.compile("(?:^|[ (])(?:insert into|update(?! of)|delete from) ");
    private static final Pattern LOCK = Pattern.compile(" for (?:no key )?update");

    private final Set<Connection> written = connections();
    private final Set<Connection> writtenBefore = connections();
    private final Map<Connection, Boolean> open = Collections.synchronizedMap(new WeakHashMap<>());

    private static Set<Connection> connections() {
        return Collections.newSetFromMap(Collections.synchronizedMap(new WeakHashMap<>()));
    }

    boolean isOpen(Connection connection) {
        return open.getOrDefault(connection, false);
    }

    /** Whether any is in a transaction. */
    boolean isAnyOpen() {
        return Set.copyOf(open.keySet()).stream().anyMatch(connection -> isOpen(connection) && !isClosed(connection));
    }

    private static boolean isClosed(Connection connection) {
        try {
            return connection.isClosed();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Notes that a text ran, which may be of several statements. */
    void ran(Connection connection, String text) {
        for (String statement : statements(text)) {
            if (begins(statement)) {
                open.put(connection, true);
                written.remove(connection);
            } else if (ends(statement)) {
                open.put(connection, false);
            } else {
                noteWrite(connection, statement);
            }
        }
    }

    private void noteWrite(Connection connection, String statement) {
        if (writes(statement)) {
            written.add(connection);
        } else if (statement.startsWith("savepoint ")) {
            set(writtenBefore, connection, written.contains(connection));
        } else if (statement.startsWith("rollback to ")) {
            set(written, connection, writtenBefore.contains(connection));
        }
    }

    private static void set(Set<Connection> set, Connection connection, boolean in) {
        if (in) {
            set.add(connection);
        } else {
            set.remove(connection);
        }
    }

    void rolledBack(Connection connection) {
        open.put(connection, false);
    }

    /** Whether a text begins a transaction. */
    boolean begins(Connection connection, String text) {
        return !isOpen(connection) && statements(text).stream().anyMatch(Wires::begins);
    }

    /** Whether something is there to stay once this text has run. */
    boolean decides(Connection connection, String text) {
        List<String> statements = statements(text);
        boolean writes = statements.stream().anyMatch(Wires::writes);
        boolean begins = statements.stream().anyMatch(Wires::begins);
        return statements.contains("commit")
                ? writes || (!begins && written.contains(connection))
                : writes && !begins && !isOpen(connection);
    }

    private static boolean begins(String statement) {
        return statement.startsWith("begin") || statement.equals("start transaction");
    }

    private static boolean ends(String statement) {
        return statement.equals("commit") || statement.equals("rollback");
    }

    private static boolean writes(String statement) {
        return WRITE.matcher(LOCK.matcher(statement).replaceAll("")).find();
    }

    private static List<String> statements(String text) {
        return List.of(text.toLowerCase(Locale.ROOT).split("; "));
    }
}
