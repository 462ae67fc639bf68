package dev.turnbase.sql.session;

import dev.turnbase.sql.statement.Hot;
import dev.turnbase.sql.statement.Statements;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One connection with its prepared statements. A value to bind is a String, Long, Integer, byte[] or null.
 *
 * <p>Where the database takes several statements at once, those whose answer nobody waits for are kept back and sent with
 * the next one that is waited for, or with the commit: so is the beginning of a transaction. A failure of theirs comes out there.
 *
 * <p>Not thread-safe, but for {@link #cancel} and {@link #drop}: it belongs to whoever has borrowed the connection.
 */
public final class Session {
    private static final int MOST_KEPT_BACK = 64;
    private static final String COMMIT = "COMMIT";
    private static final String ROLLBACK = "ROLLBACK";
    private static final String SAVEPOINT = "SAVEPOINT ";
    private static final String RELEASE = "RELEASE SAVEPOINT ";
    private static final String ROLLBACK_TO = "ROLLBACK TO SAVEPOINT ";
    private static final String WRITE = "turnbase_write";
    private static final String DELETE = "delete ";
    private static final String SELECT = "select ";

    private final Connection connection;
    private final Statements statements;
    private final Traits traits;
    private final KeptStatements kept;
    private final List<Step> queue = new ArrayList<>();
    private final Transaction transaction = new Transaction();
    private volatile boolean dropped;

    Session(Connection connection, Statements statements, Traits traits, KeptStatements kept) {
        this.connection = connection;
        this.statements = statements;
        this.traits = traits;
        this.kept = kept;
    }

    /** Whether the dialect has a statement. */
    public boolean has(Hot statement) {
        return statements.has(statement);
    }

    /** Runs a statement that was rendered beforehand; answers the number of rows. */
    public int update(Hot statement, @Nullable Object... values) throws SQLException {
        return update(statements.sql(statement), values);
    }

    /** Runs a statement; answers the number of rows. */
    public int update(String sql, @Nullable Object... values) throws SQLException {
        int rows =
                run(new Step(sql, false, values), PreparedStatement::executeUpdate, PreparedStatement::getUpdateCount);
        transaction.changed |= rows > 0;
        transaction.deleted |= rows > 0 && sql.startsWith(DELETE);
        return rows;
    }

    /**
     * Runs a statement whose answer nobody waits for, at the latest with the commit. One that the dialect does not have
     * is nothing to run.
     */
    public void defer(Hot statement, @Nullable Object... values) throws SQLException {
        if (!statements.has(statement)) {
            return;
        }
        String sql = statements.sql(statement);
        if (traits.scripts()) {
            queue.add(new Step(sql, false, values));
            transaction.changed |= !sql.startsWith(SELECT);
            transaction.deleted |= sql.startsWith(DELETE);
            if (queue.size() >= MOST_KEPT_BACK) {
                flush();
            }
        } else if (sql.startsWith(SELECT)) {
            query(sql, row -> true, values);
        } else {
            update(sql, values);
        }
    }

    /** Runs a statement once for each row of values, in as few round trips as the driver can. */
    public void updateAll(Hot statement, List<@Nullable Object[]> rows) throws SQLException {
        if (rows.size() == 1) {
            defer(statement, rows.get(0));
            return;
        }
        flush();
        transaction.deleted |= statements.sql(statement).startsWith(DELETE);
        transaction.changed |= kept.run(statements.sql(statement), prepared -> {
            batch(prepared, rows);
            return true;
        });
    }

    /** Runs a statement that changes rows once for each row of values, in as few round trips as the driver can; the rows that it answers. */
    public <T> List<T> queryAll(Hot statement, List<@Nullable Object[]> values, RowReader<T> reader)
            throws SQLException {
        flush();
        transaction.changed = true;
        return kept.runForKeys(statements.sql(statement), prepared -> {
            batch(prepared, values);
            return rows(prepared.getGeneratedKeys(), reader);
        });
    }

    private static void batch(PreparedStatement prepared, List<@Nullable Object[]> rows) throws SQLException {
        for (@Nullable Object[] values : rows) {
            Step.bind(prepared, 1, values);
            prepared.addBatch();
        }
        prepared.executeBatch();
    }

    /** The rows of a statement that was rendered beforehand. */
    public <T> List<T> query(Hot statement, RowReader<T> reader, @Nullable Object... values) throws SQLException {
        return query(statements.sql(statement), reader, values);
    }

    /** The rows of a statement. */
    public <T> List<T> query(String sql, RowReader<T> reader, @Nullable Object... values) throws SQLException {
        return run(
                new Step(sql, false, values),
                prepared -> rows(prepared.executeQuery(), reader),
                prepared -> rows(prepared.getResultSet(), reader));
    }

    private static <T> List<T> rows(ResultSet result, RowReader<T> reader) throws SQLException {
        List<T> rows = new ArrayList<>();
        try (result) {
            while (result.next()) {
                rows.add(reader.read(result));
            }
        }
        return rows;
    }

    /** The first row of a statement that was rendered beforehand, if there is one. */
    public <T> Optional<T> first(Hot statement, RowReader<T> reader, @Nullable Object... values) throws SQLException {
        return query(statement, reader, values).stream().findFirst();
    }

    /** Whether a statement that was rendered beforehand finds a row. */
    public boolean exists(Hot statement, @Nullable Object... values) throws SQLException {
        return !query(statement, row -> true, values).isEmpty();
    }

    /**
     * The first row of the last statement of a write. Where the write is alone in its transaction, the commit goes with it.
     * What it inserts must be of a kind that running the write again recognizes, should the answer be lost.
     */
    public <T> Optional<T> last(Hot statement, RowReader<T> reader, @Nullable Object... values) throws SQLException {
        if (!transaction.alone || !traits.scripts()) {
            // A statement that answers rows is not counted otherwise.
            transaction.changed = true;
            return first(statement, reader, values);
        }
        transaction.committing = true;
        boolean isTransaction = traits.atomicScripts() && !transaction.sent;
        if (isTransaction) {
            queue.subList(0, transaction.beginning).clear();
        }
        queue.add(new Step(statements.sql(statement), false, values));
        int wanted = queue.size() - 1;
        if (!isTransaction) {
            queue.add(Step.control(COMMIT));
            transaction.sent = true;
        }
        List<T> rows = script(wanted, prepared -> rows(prepared.getResultSet(), reader));
        transaction.committed = true;
        return rows.stream().findFirst();
    }

    /** Whether one write is all that the open transaction will hold. */
    public boolean standsAlone() {
        return transaction.alone;
    }

    /** Whether the write ran before, and what became of that is not known: it may be there, or still come. */
    public boolean isAgain() {
        return transaction.again;
    }

    /** Sends what was kept back. */
    public void flush() throws SQLException {
        if (!queue.isEmpty()) {
            transaction.sent = true;
            script(queue.size() - 1, prepared -> true);
        }
    }

    /**
     * Names a row that the open transaction inserts, by which its outcome can be found out should the connection be lost
     * at commit. The first one stays; without any the transaction inserts a marker.
     */
    public void witness(Hot lookup, Object... keys) {
        if (transaction.witness == null) {
            transaction.witness = new Witness(lookup, List.of(keys), null);
        }
    }

    /** Begins a transaction. */
    void begin() throws SQLException {
        queue.clear();
        transaction.begin(traits.begin().size());
        for (String statement : traits.begin()) {
            control(statement);
        }
        transaction.sent = !traits.scripts();
    }

    /** Sets the savepoint of a write, of which there is one at a time. */
    void savepoint() throws SQLException {
        savepoint(WRITE);
    }

    /** Lets go of the savepoint, after what was kept back since. */
    void release() throws SQLException {
        release(WRITE);
    }

    void rollbackToSavepoint() throws SQLException {
        rollbackTo(WRITE);
    }

    /** Sets a savepoint; its name must be free, since MySQL would move the one that is there. */
    void savepoint(String name) throws SQLException {
        control(SAVEPOINT + name);
    }

    void release(String name) throws SQLException {
        boolean work = queue.stream().anyMatch(step -> !step.isControl());
        control(RELEASE + name);
        if (work) {
            flush();
        }
    }

    void rollbackTo(String name) throws SQLException {
        queue.clear();
        control(ROLLBACK_TO + name);
        control(RELEASE + name);
    }

    /** Runs a statement of transaction control, or keeps it back for the next. */
    private void control(String sql) throws SQLException {
        if (traits.scripts()) {
            queue.add(Step.control(sql));
        } else {
            execute(sql);
        }
    }

    /** Commits, with what was kept back; if nothing was sent and there is nothing but the beginning, nothing is. */
    void commit() throws SQLException {
        transaction.committing = true;
        if (transaction.sent || queue.size() > transaction.beginning) {
            control(COMMIT);
            flush();
        } else {
            queue.clear();
        }
        transaction.committed = true;
    }

    /** Rolls back what was sent, and forgets what was not. */
    void rollback() throws SQLException {
        queue.clear();
        if (transaction.sent && !transaction.committed) {
            transaction.sent = false;
            execute(ROLLBACK);
        }
    }

    Transaction transaction() {
        return transaction;
    }

    /** Runs a statement that has no values, by itself. */
    void execute(String sql) throws SQLException {
        kept.run(sql, PreparedStatement::execute);
    }

    private <T> T run(Step step, StatementUse<T> alone, StatementUse<T> inScript) throws SQLException {
        if (queue.isEmpty()) {
            return kept.run(step.sql(), prepared -> {
                Step.bind(prepared, 1, step.values());
                return alone.of(prepared);
            });
        }
        queue.add(step);
        transaction.sent = true;
        return script(queue.size() - 1, inScript);
    }

    /** Sends all that was kept back as one text, and reads the answer to one of the statements. */
    private <T> T script(int wanted, StatementUse<T> use) throws SQLException {
        List<Step> steps = List.copyOf(queue);
        queue.clear();
        return kept.run(Step.text(steps), prepared -> {
            Step.bindAll(steps, prepared);
            prepared.execute();
            for (int i = 0; i < wanted; i++) {
                prepared.getMoreResults();
            }
            return use.of(prepared);
        });
    }

    /** Closes the kept statements; the connection is the borrower's to return. */
    void close() throws SQLException {
        kept.close();
    }

    /** Cancels the statement that runs, if one does; called by another thread. */
    void cancel() {
        kept.cancel();
    }

    /** Closes the connection, which ends its transaction; the session is of no more use. */
    void drop() {
        dropped = true;
        try {
            connection.close();
        } catch (SQLException ignored) {
            // It is gone already.
        }
    }

    boolean isDropped() {
        return dropped;
    }
}
