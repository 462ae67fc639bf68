package dev.turnbase.plans;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL, which plans a prepared statement for its values at first, and after some runs once for all values: both
 * are asked for.
 */
final class PostgresPlanner implements Planner {
    private static final List<String> MODES = List.of("force_custom_plan", "force_generic_plan");
    private static final Pattern WHOLE = Pattern.compile("Seq Scan on (\\w+)");
    private static final Pattern SORT = Pattern.compile("^[ ->]*((?:Incremental )?Sort)\\b");
    private static final Pattern NODE =
            Pattern.compile("^[ ->]*([A-Z][^(]*).*\\(actual rows=([\\d.]+) loops=(\\d+)\\)");
    private static final Pattern REMOVED = Pattern.compile("Rows Removed by (?:Filter|Index Recheck): (\\d+)");

    private final Connection connection;

    PostgresPlanner(Connection connection) {
        this.connection = connection;
    }

    @Override
    public List<Plan> explain(Sent statement) throws SQLException {
        return plans("explain (costs off)", statement);
    }

    @Override
    public List<Measured> run(Sent query) throws SQLException {
        return plans("explain (analyze, costs off, timing off, summary off, buffers off)", query).stream()
                .map(plan -> new Measured(plan, rowsRead(plan.text())))
                .toList();
    }

    private List<Plan> plans(String explain, Sent statement) throws SQLException {
        List<Plan> plans = new ArrayList<>();
        try (Statement jdbc = connection.createStatement()) {
            for (String mode : MODES) {
                jdbc.execute("set plan_cache_mode = " + mode);
                jdbc.execute("prepare planned" + types(statement.values()) + " as " + numbered(statement.sql()));
                plans.add(
                        plan(statement, mode, text(jdbc, explain + " execute planned" + literals(statement.values()))));
                jdbc.execute("deallocate planned");
            }
        }
        return plans;
    }

    private static Plan plan(Sent statement, String mode, String text) {
        return new Plan(
                statement,
                mode,
                text,
                found(WHOLE, text).stream().filter(BIG::contains).toList(),
                text.lines().flatMap(line -> found(SORT, line).stream()).toList());
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(match -> match.group(1)).toList();
    }

    private static String text(Statement jdbc, String explain) throws SQLException {
        StringBuilder text = new StringBuilder();
        try (ResultSet row = jdbc.executeQuery(explain)) {
            while (row.next()) {
                text.append('\n').append(row.getString(1));
            }
        }
        return text.toString();
    }

    /** What the scans gave, and what they threw away. */
    private static long rowsRead(String text) {
        double rows = 0;
        double loops = 0;
        for (String line : text.lines().toList()) {
            Matcher node = NODE.matcher(line);
            Matcher removed = REMOVED.matcher(line);
            if (node.find()) {
                loops = Double.parseDouble(node.group(3));
                rows += node.group(1).contains("Scan") ? Double.parseDouble(node.group(2)) * loops : 0;
            } else if (removed.find()) {
                rows += Double.parseDouble(removed.group(1)) * loops;
            }
        }
        return Math.round(rows);
    }

    private static String numbered(String sql) {
        StringBuilder numbered = new StringBuilder();
        int place = 0;
        for (int i = 0; i < sql.length(); i++) {
            char c = sql.charAt(i);
            if (c == '?') {
                numbered.append('$').append(++place);
            } else {
                numbered.append(c);
            }
        }
        return numbered.toString();
    }

    /** As the driver states them. */
    private static String types(List<@Nullable Object> values) {
        return list(
                values,
                IntStream.range(0, values.size())
                        .mapToObj(i -> type(values.get(i)))
                        .toList());
    }

    private static String type(@Nullable Object value) {
        if (value instanceof String) {
            return "varchar";
        }
        return value instanceof Number ? "bigint" : "unknown";
    }

    private static String literals(List<@Nullable Object> values) {
        return list(
                values,
                IntStream.range(0, values.size())
                        .mapToObj(i -> literal(values.get(i)))
                        .toList());
    }

    private static String literal(@Nullable Object value) {
        if (value == null) {
            return "null";
        }
        if (value instanceof byte[] bytes) {
            return "'\\x" + HexFormat.of().formatHex(bytes) + "'";
        }
        return value instanceof String text ? "'" + text.replace("'", "''") + "'" : value.toString();
    }

    private static String list(List<@Nullable Object> values, List<String> words) {
        return values.isEmpty() ? "" : words.stream().collect(Collectors.joining(", ", "(", ")"));
    }
}
