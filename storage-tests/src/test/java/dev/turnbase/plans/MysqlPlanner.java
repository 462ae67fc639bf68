package dev.turnbase.plans;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** MySQL and MariaDB, which plan anew for the values of each run. */
final class MysqlPlanner implements Planner {
    private static final Set<String> WHOLE = Set.of("ALL", "index");
    private static final String SORT = "Using filesort";
    private static final String ROWS_READ = "show session status where variable_name like 'Handler_read%'"
            + " or variable_name = 'Handler_icp_attempts'";

    private final Connection connection;

    MysqlPlanner(Connection connection) {
        this.connection = connection;
    }

    @Override
    public List<Plan> explain(Sent statement) throws SQLException {
        List<String> lines = new ArrayList<>();
        List<String> wholeTables = new ArrayList<>();
        List<String> sorts = new ArrayList<>();
        try (PreparedStatement explain = prepared("explain " + statement.sql(), statement.values());
                ResultSet row = explain.executeQuery()) {
            while (row.next()) {
                String type = String.valueOf(row.getString("type"));
                String table = String.valueOf(row.getString("table"));
                String extra = String.valueOf(row.getString("Extra"));
                boolean inserted = "INSERT".equals(row.getString("select_type"));
                lines.add(String.join(" ", table, type, row.getString("key"), row.getString("rows"), extra));
                if (WHOLE.contains(type) && BIG.contains(table) && !inserted) {
                    wholeTables.add(table);
                }
                if (extra.contains(SORT)) {
                    sorts.add(table);
                }
            }
        }
        return List.of(new Plan(statement, "planned", "\n" + String.join("\n", lines), wholeTables, sorts));
    }

    @Override
    public List<Measured> run(Sent query) throws SQLException {
        try (Statement status = connection.createStatement()) {
            status.execute("flush status");
            try (PreparedStatement run = prepared(query.sql(), query.values())) {
                run.executeQuery().close();
            }
            long rows = 0;
            try (ResultSet row = status.executeQuery(ROWS_READ)) {
                while (row.next()) {
                    rows += row.getLong(2);
                }
            }
            return List.of(new Measured(explain(query).get(0), rows));
        }
    }

    private PreparedStatement prepared(String sql, List<@Nullable Object> values) throws SQLException {
        PreparedStatement prepared = connection.prepareStatement(sql);
        for (int i = 0; i < values.size(); i++) {
            prepared.setObject(i + 1, values.get(i));
        }
        return prepared;
    }
}
