package dev.turnbase.bench.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A connection with the statements that were prepared on it. For one thread at a time. */
final class JdbcSession {
    /** Reads one row. */
    @FunctionalInterface
    interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private final Connection connection;
    private final Statement control;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();

    JdbcSession(Connection connection) throws SQLException {
        this.connection = connection;
        this.control = connection.createStatement();
    }

    /** Sends a statement that has no values. */
    void send(String sql) throws SQLException {
        control.execute(sql);
    }

    int update(String sql, @Nullable Object... values) throws SQLException {
        return bound(sql, values).executeUpdate();
    }

    void updateAll(String sql, List<Object[]> rows) throws SQLException {
        PreparedStatement statement = prepare(sql);
        for (Object[] row : rows) {
            bind(statement, row);
            statement.addBatch();
        }
        statement.executeBatch();
    }

    <T> List<T> list(String sql, Reader<T> reader, @Nullable Object... values) throws SQLException {
        try (ResultSet rows = bound(sql, values).executeQuery()) {
            List<T> all = new ArrayList<>();
            while (rows.next()) {
                all.add(reader.read(rows));
            }
            return all;
        }
    }

    <T> Optional<T> first(String sql, Reader<T> reader, @Nullable Object... values) throws SQLException {
        try (ResultSet rows = bound(sql, values).executeQuery()) {
            return rows.next() ? Optional.of(reader.read(rows)) : Optional.empty();
        }
    }

    /** Sends several statements in one packet; answers the first row of the one that has rows. */
    <T> Optional<T> packet(String sql, Reader<T> reader, @Nullable Object... values) throws SQLException {
        PreparedStatement statement = bound(sql, values);
        Optional<T> answer = Optional.empty();
        boolean rows = statement.execute();
        while (rows || statement.getUpdateCount() >= 0) {
            if (rows) {
                try (ResultSet found = statement.getResultSet()) {
                    answer = found.next() ? Optional.of(reader.read(found)) : answer;
                }
            }
            rows = statement.getMoreResults();
        }
        return answer;
    }

    private PreparedStatement bound(String sql, @Nullable Object... values) throws SQLException {
        PreparedStatement statement = prepare(sql);
        bind(statement, values);
        return statement;
    }

    private PreparedStatement prepare(String sql) throws SQLException {
        PreparedStatement known = prepared.get(sql);
        if (known == null) {
            known = connection.prepareStatement(sql);
            prepared.put(sql, known);
        }
        return known;
    }

    private static void bind(PreparedStatement statement, @Nullable Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            @Nullable Object value = values[i];
            if (value instanceof String text) {
                statement.setString(i + 1, text);
            } else if (value instanceof Long number) {
                statement.setLong(i + 1, number);
            } else if (value instanceof Integer number) {
                statement.setInt(i + 1, number);
            } else {
                statement.setBytes(i + 1, (byte[]) value);
            }
        }
    }

    void close() throws SQLException {
        connection.close();
    }
}
