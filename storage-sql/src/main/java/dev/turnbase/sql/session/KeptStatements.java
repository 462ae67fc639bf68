package dev.turnbase.sql.session;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/** The prepared statements of a connection, kept by their text; the one that was not used for longest goes first. */
final class KeptStatements {
    private static final int MOST = 256;

    private final Connection connection;
    private final int queryTimeoutSeconds;
    private final Map<String, PreparedStatement> kept = new LinkedHashMap<>(64, 0.75f, true);

    KeptStatements(Connection connection, int queryTimeoutSeconds) {
        this.connection = connection;
        this.queryTimeoutSeconds = queryTimeoutSeconds;
    }

    PreparedStatement prepared(String sql) throws SQLException {
        PreparedStatement statement = kept.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            if (queryTimeoutSeconds > 0) {
                statement.setQueryTimeout(queryTimeoutSeconds);
            }
            kept.put(sql, statement);
            forgetOldest();
        }
        return statement;
    }

    private void forgetOldest() throws SQLException {
        if (kept.size() > MOST) {
            var oldest = kept.entrySet().iterator();
            try (PreparedStatement closing = oldest.next().getValue()) {
                oldest.remove();
            }
        }
    }

    void forget(String sql) {
        PreparedStatement statement = kept.remove(sql);
        if (statement != null) {
            try {
                statement.close();
            } catch (SQLException ignored) {
                // It is of no use any more.
            }
        }
    }

    void close() throws SQLException {
        for (PreparedStatement statement : kept.values()) {
            statement.close();
        }
        kept.clear();
    }
}
