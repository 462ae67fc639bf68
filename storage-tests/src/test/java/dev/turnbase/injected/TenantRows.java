package dev.turnbase.injected;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The rows of a tenant, as they are in the tables. */
final class TenantRows {
    private static final List<String> TABLES = List.of(
            "user", "user_identity", "conversation", "conversation_head", "message", "message_stream", "message_part");
    private static final String COUNTS =
            TABLES.stream().map(TenantRows::count).collect(Collectors.joining(" union all "));
    /** Of the tenant, and of another one whose name it begins. */
    private static final String TENANTS = "select * from chat_tenant where name = ? or name = ?";

    private final Connection connection;
    private final String tenant;

    TenantRows(Connection connection, String tenant) {
        this.connection = connection;
        this.tenant = tenant;
    }

    private static String count(String table) {
        return "select '" + table + "', count(*) from chat_" + table + " where tenant = ?";
    }

    /** How many there are in each table, and which tenants are not erased. */
    List<String> counts() {
        List<String> counts = new ArrayList<>(
                query(COUNTS, TABLES.stream().map(table -> tenant).toArray(String[]::new)));
        counts.addAll(query(
                "select name from chat_tenant where erased_at is null and (name = ? or name = ?)", tenant, other()));
        return counts;
    }

    private String other() {
        return tenant + "new";
    }

    /** All columns of all of them. */
    List<String> all() {
        List<String> rows = new ArrayList<>(query(TENANTS, tenant, other()));
        TABLES.forEach(table -> rows.addAll(query("select * from chat_" + table + " where tenant = ?", tenant)));
        return rows;
    }

    /** How many marks of transactions there are, of all tenants. */
    int markers() {
        return query("select id from chat_commit_marker").size();
    }

    /** Makes the last heartbeat of its streams long ago. */
    void letStreamsDie() {
        try (PreparedStatement dying =
                connection.prepareStatement("update chat_message_stream set heartbeat = 1 where tenant = ?")) {
            dying.setString(1, tenant);
            dying.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> query(String sql, String... values) {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                query.setString(i + 1, values[i]);
            }
            try (ResultSet result = query.executeQuery()) {
                return rows(result);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> rows(ResultSet result) throws SQLException {
        List<String> rows = new ArrayList<>();
        while (result.next()) {
            List<String> row = new ArrayList<>();
            for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                Object value = result.getObject(i);
                row.add(value instanceof byte[] bytes ? Arrays.toString(bytes) : String.valueOf(value));
            }
            rows.add(row.toString());
        }
        rows.sort(null);
        return rows;
    }
}
