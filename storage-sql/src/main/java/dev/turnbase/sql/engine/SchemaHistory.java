package dev.turnbase.sql.engine;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the migrator's history table and compares it with what the library ships. */
final class SchemaHistory {
    private final String table;
    private final List<Migration> shipped;

    SchemaHistory(String tablePrefix, List<Migration> shipped) {
        this.table = tablePrefix + "schema_history";
        this.shipped = shipped;
    }

    String table() {
        return table;
    }

    SchemaState read(Connection connection) throws SQLException {
        if (!exists(connection)) {
            return new SchemaState(null, shipped, null);
        }
        Map<String, Applied> applied = applied(connection);
        List<Migration> pending = new ArrayList<>();
        for (Migration migration : shipped) {
            Applied done = applied.remove(String.valueOf(migration.version()));
            if (done == null) {
                pending.add(migration);
            } else if (!done.success) {
                return problem(migration.version() + "", half(migration.script()));
            } else if (done.checksum != migration.checksum()) {
                return problem(migration.version() + "", edited(migration.script()));
            }
        }
        if (!applied.isEmpty()) {
            String newest = List.copyOf(applied.keySet()).get(applied.size() - 1);
            return problem(newest, newer(newest));
        }
        int newest = shipped.size() - pending.size();
        return new SchemaState(newest == 0 ? null : shipped.get(newest - 1).version() + "", pending, null);
    }

    private boolean exists(Connection connection) throws SQLException {
        if (connection.getSchema() == null && connection.getMetaData().supportsSchemasInTableDefinitions()) {
            // The schema is still to be made; asked without one, the driver would look into all of them.
            return false;
        }
        try (ResultSet tables =
                connection.getMetaData().getTables(connection.getCatalog(), connection.getSchema(), table, null)) {
            // The name is a pattern there, in which _ stands for any character.
            boolean found = false;
            while (tables.next()) {
                found |= table.equals(tables.getString("TABLE_NAME"));
            }
            return found;
        }
    }

    /** By version, in the order in which they were applied; a newer library's need not be numbers, or SQL. */
    private Map<String, Applied> applied(Connection connection) throws SQLException {
        String quote = connection.getMetaData().getIdentifierQuoteString();
        String sql = "select version, checksum, success from " + quote + table + quote
                + " where version is not null and type <> 'BASELINE' order by installed_rank";
        Map<String, Applied> applied = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                applied.put(rows.getString(1), new Applied(rows.getInt(2), rows.getBoolean(3)));
            }
        }
        return applied;
    }

    private SchemaState problem(@Nullable String version, String sentence) {
        return new SchemaState(version, List.of(), sentence);
    }

    private String half(String script) {
        return "the migration " + script
                + " failed half-way; restore a backup or undo by hand what it has done, delete its " + "row from "
                + table + ", and open again";
    }

    private String edited(String script) {
        return "the migration " + script + " was applied in another form than this library ships (its checksum in "
                + table + " differs); use the library that applied it, or restore a backup";
    }

    private String newer(String version) {
        return "the schema is at version " + version + ", newer than this library's "
                + shipped.get(shipped.size() - 1).version() + "; use a newer library";
    }

    private record Applied(int checksum, boolean success) {}
}
