package dev.turnbase.sql.session;

import dev.turnbase.error.StorageException;
import dev.turnbase.sql.statement.Statements;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Runs operations one at a time on one connection to a SQLite file of its own, and notes the statements. */
public final class OneConnection implements Executor, AutoCloseable {
    /** What the migration leaves open, for SQLite. */
    private static final Map<String, String> PLACEHOLDERS = Map.ofEntries(
            Map.entry("prefix", "chat_"),
            Map.entry("q", "\""),
            Map.entry("key", "TEXT"),
            Map.entry("name", "TEXT"),
            Map.entry("identity", "TEXT"),
            Map.entry("text", "TEXT"),
            Map.entry("long", "INTEGER"),
            Map.entry("flag", "INTEGER"),
            Map.entry("bytes", "BLOB"),
            Map.entry("table_suffix", "STRICT"),
            Map.entry("hot_table_suffix", "STRICT"),
            Map.entry("where_author", "WHERE author IS NOT NULL"),
            Map.entry("where_reply", "WHERE reply_to IS NOT NULL"),
            Map.entry("owner_index", ""));

    private static final Set<String> CONTROL = Set.of("BEGIN IMMEDIATE", "COMMIT", "ROLLBACK");

    private static final int CONSTRAINT = 19;

    private final Connection connection;
    private final Session session;
    private final List<String> statements = Collections.synchronizedList(new ArrayList<>());
    private final ReentrantLock lock = new ReentrantLock();
    private boolean locksRows;

    /** Opens a new file and makes the tables. */
    public OneConnection(Path file) throws SQLException, IOException {
        connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        migrate();
        session = new Session(
                connection,
                Statements.load("sqlite", "chat_"),
                Traits.embedded("BEGIN IMMEDIATE"),
                new KeptStatements(connection, (sql, begun) -> note(sql)));
    }

    private void note(String sql) {
        if (!CONTROL.contains(sql)) {
            statements.add(sql);
        }
    }

    private void migrate() throws SQLException, IOException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA foreign_keys = ON");
            for (String script : MigrationScripts.inOrder()) {
                String filled = script;
                for (Map.Entry<String, String> placeholder : PLACEHOLDERS.entrySet()) {
                    filled = filled.replace("${" + placeholder.getKey() + "}", placeholder.getValue());
                }
                statement.executeUpdate(filled);
            }
        }
    }

    /** The connection, to look into the tables. */
    public Connection connection() {
        return connection;
    }

    /** The statements that ran since this was last asked, without those that begin and end transactions. */
    public List<String> takeStatements() {
        synchronized (statements) {
            List<String> taken = List.copyOf(statements);
            statements.clear();
            return taken;
        }
    }

    /** Behaves as in a transaction from now on, as far as locks go. */
    public void lockRows() {
        locksRows = true;
    }

    @Override
    public <T extends @Nullable Object> T read(String operation, SessionWork<T> work) {
        lock.lock();
        try {
            return work.run(session);
        } catch (SQLException e) {
            throw new IllegalStateException(operation, e);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public <T extends @Nullable Object> T write(String operation, WriteWork<T> work) {
        lock.lock();
        try {
            session.begin();
            return committed(operation, work);
        } catch (SQLException e) {
            throw new IllegalStateException(operation, e);
        } finally {
            lock.unlock();
        }
    }

    private <T extends @Nullable Object> T committed(String operation, WriteWork<T> work) throws SQLException {
        try {
            T result = work.run(session);
            session.commit();
            return result;
        } catch (SQLException e) {
            session.rollback();
            StorageException explained = e.getErrorCode() == CONSTRAINT ? work.explain(session) : null;
            throw explained == null ? new IllegalStateException(operation, e) : explained;
        } catch (RuntimeException e) {
            session.rollback();
            throw e;
        }
    }

    @Override
    public <T extends @Nullable Object> T checked(Supplier<T> checks) {
        return checks.get();
    }

    @Override
    public void requireUsable() {}

    @Override
    public boolean locksRows() {
        return locksRows;
    }

    @Override
    public void requireNoTransaction(String operation) {}

    @Override
    public void close() throws SQLException {
        session.close();
        connection.close();
    }
}
