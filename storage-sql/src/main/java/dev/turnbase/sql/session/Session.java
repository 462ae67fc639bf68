package dev.turnbase.sql.session;

import dev.turnbase.sql.statement.Hot;
import dev.turnbase.sql.statement.Statements;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One connection with its prepared statements. A value to bind is a String, Long, Integer, byte[] or null.
 *
 * <p>Not thread-safe: it belongs to whoever has borrowed the connection.
 */
public final class Session {
    private static final int MAX_KEPT = 256;
    private static final String DELETE = "delete ";

    private final Connection connection;
    private final Statements statements;
    private final StatementListener listener;
    private final Map<String, PreparedStatement> kept = new LinkedHashMap<>(64, 0.75f, true);
    private @Nullable Witness witness;
    private boolean changed;
    private boolean deleted;
    private volatile boolean dropped;
    private @Nullable String mark;
    private @Nullable String settledMark;

    Session(Connection connection, Statements statements, StatementListener listener) {
        this.connection = connection;
        this.statements = statements;
        this.listener = listener;
    }

    /** The SQL of a statement that was rendered beforehand. */
    public String sql(Hot statement) {
        return statements.sql(statement);
    }

    /** Runs a statement that was rendered beforehand; answers the number of rows. */
    public int update(Hot statement, @Nullable Object... values) throws SQLException {
        return update(statements.sql(statement), values);
    }

    /** Runs a statement; answers the number of rows. */
    public int update(String sql, @Nullable Object... values) throws SQLException {
        return run(sql, prepared -> {
            bind(prepared, values);
            int rows = prepared.executeUpdate();
            changed |= rows > 0;
            deleted |= rows > 0 && sql.startsWith(DELETE);
            return rows;
        });
    }

    /** Runs a statement once for each row of values, in as few round trips as the driver can. */
    public void updateAll(Hot statement, List<@Nullable Object[]> rows) throws SQLException {
        changed |= run(statements.sql(statement), prepared -> {
            for (@Nullable Object[] values : rows) {
                bind(prepared, values);
                prepared.addBatch();
            }
            prepared.executeBatch();
            return true;
        });
    }

    /** The rows of a statement that was rendered beforehand. */
    public <T> List<T> query(Hot statement, RowReader<T> reader, @Nullable Object... values) throws SQLException {
        return query(statements.sql(statement), reader, values);
    }

    /** The rows of a statement. */
    public <T> List<T> query(String sql, RowReader<T> reader, @Nullable Object... values) throws SQLException {
        return run(sql, prepared -> {
            bind(prepared, values);
            List<T> rows = new ArrayList<>();
            try (ResultSet result = prepared.executeQuery()) {
                while (result.next()) {
                    rows.add(reader.read(result));
                }
            }
            return rows;
        });
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
     * Names a row that the open transaction inserts, by which its outcome can be found out should the connection be lost
     * at commit. The first one stays; without any the transaction inserts a marker.
     */
    public void witness(Hot lookup, Object... keys) {
        if (witness == null) {
            witness = new Witness(lookup, List.of(keys));
        }
    }

    @Nullable
    Witness takeWitness() {
        Witness taken = witness;
        witness = null;
        return taken;
    }

    /** Whether a statement has changed rows since the transaction began; one that returns rows is not counted. */
    boolean hasChanged() {
        return changed;
    }

    /** Whether a statement has deleted rows since the transaction began: what was inserted before may be among them. */
    boolean hasDeleted() {
        return deleted;
    }

    /** Forgets what the last transaction left. */
    void reset() {
        witness = null;
        changed = false;
        deleted = false;
        mark = null;
    }

    /** The marker that this session's last marked transaction has left, if it has. */
    @Nullable
    String settledMark() {
        return settledMark;
    }

    void noteMark(String id) {
        mark = id;
    }

    /** Notes that the open transaction is committed, and its marker with it. */
    void settleMark() {
        settledMark = mark == null ? settledMark : mark;
    }

    /** Runs a statement of transaction control, which has no values. */
    void execute(String sql) throws SQLException {
        run(sql, PreparedStatement::execute);
    }

    /** Runs a kept statement; one that did not end well is not kept, since nobody knows the state that it is in. */
    private <T> T run(String sql, Use<T> use) throws SQLException {
        PreparedStatement prepared = prepared(sql);
        long begun = System.nanoTime();
        boolean ended = false;
        try {
            T result = use.of(prepared);
            ended = true;
            return result;
        } finally {
            if (!ended) {
                forget(sql);
            }
            listener.ran(sql, begun);
        }
    }

    private void forget(String sql) {
        PreparedStatement statement = kept.remove(sql);
        if (statement != null) {
            try {
                statement.close();
            } catch (SQLException ignored) {
                // It is of no use any more.
            }
        }
    }

    private PreparedStatement prepared(String sql) throws SQLException {
        PreparedStatement statement = kept.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            kept.put(sql, statement);
            forgetOldest();
        }
        return statement;
    }

    private void forgetOldest() throws SQLException {
        if (kept.size() > MAX_KEPT) {
            var oldest = kept.entrySet().iterator();
            try (PreparedStatement closing = oldest.next().getValue()) {
                oldest.remove();
            }
        }
    }

    private static void bind(PreparedStatement statement, @Nullable Object[] values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            if (value instanceof String text) {
                statement.setString(i + 1, text);
            } else if (value instanceof Long number) {
                statement.setLong(i + 1, number);
            } else if (value instanceof Integer number) {
                statement.setInt(i + 1, number);
            } else if (value instanceof byte[] bytes) {
                statement.setBytes(i + 1, bytes);
            } else if (value == null) {
                statement.setNull(i + 1, Types.VARCHAR);
            } else {
                throw new IllegalArgumentException(
                        "can't bind a " + value.getClass().getName());
            }
        }
    }

    /** Closes the kept statements; the connection is the borrower's to return. */
    void close() throws SQLException {
        for (PreparedStatement statement : kept.values()) {
            statement.close();
        }
        kept.clear();
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

    private interface Use<T> {
        T of(PreparedStatement prepared) throws SQLException;
    }
}
