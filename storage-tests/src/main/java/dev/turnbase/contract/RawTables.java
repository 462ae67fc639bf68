package dev.turnbase.contract;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Looks into the tables beside the engine, whatever they and their columns are called. */
final class RawTables implements AutoCloseable {
    private static final Set<Integer> TEXT =
            Set.of(Types.CHAR, Types.VARCHAR, Types.LONGVARCHAR, Types.NCHAR, Types.NVARCHAR, Types.CLOB);

    /** Where a database keeps texts that it is to compare byte by byte. */
    private static final Set<Integer> BYTES = Set.of(Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB);

    private final Connection connection;
    private final String prefix;

    RawTables(Connection connection, String prefix) {
        this.connection = connection;
        this.prefix = prefix;
    }

    /** The tables of a database, if it lets us look at them. */
    static Optional<RawTables> of(TestDatabase database) {
        String prefix = database.options().build().tablePrefix();
        return database.rawConnection().map(connection -> new RawTables(connection, prefix));
    }

    /** The columns of text, or of its bytes, that hold this value, as {@code table.column}. */
    List<String> columnsWith(String value) {
        try {
            List<String> found = new ArrayList<>();
            for (String table : tables()) {
                for (String column : columns(table, TEXT)) {
                    found.addAll(holding(table, column, value));
                }
                for (String column : columns(table, BYTES)) {
                    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
                    found.addAll(holding(table, column, bytes));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new AssertionError("the tables can't be read", e);
        }
    }

    /** How many rows each table has. */
    Map<String, Long> rows() {
        try {
            Map<String, Long> rows = new TreeMap<>();
            for (String table : tables()) {
                try (PreparedStatement count = connection.prepareStatement("SELECT COUNT(*) FROM " + quoted(table))) {
                    rows.put(table, single(count));
                }
            }
            return rows;
        } catch (SQLException e) {
            throw new AssertionError("the tables can't be counted", e);
        }
    }

    /** Creates a table as a host has it, with two rows. */
    void createHostTable() {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE host_orders (id INTEGER PRIMARY KEY, name VARCHAR(20))");
            statement.execute("INSERT INTO host_orders (id, name) VALUES (1, 'one'), (2, 'two')");
        } catch (SQLException e) {
            throw new AssertionError("the host's table can't be created", e);
        }
    }

    /** The rows of {@link #createHostTable}. */
    List<String> hostRows() {
        try (PreparedStatement query = connection.prepareStatement("SELECT id, name FROM host_orders ORDER BY id");
                ResultSet rows = query.executeQuery()) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getInt(1) + " " + rows.getString(2));
            }
            return found;
        } catch (SQLException e) {
            throw new AssertionError("the host's table can't be read", e);
        }
    }

    private List<String> tables() throws SQLException {
        DatabaseMetaData data = connection.getMetaData();
        List<String> names = new ArrayList<>();
        try (ResultSet rows =
                data.getTables(connection.getCatalog(), connection.getSchema(), "%", new String[] {"TABLE"})) {
            while (rows.next()) {
                String name = rows.getString("TABLE_NAME");
                if (name.toLowerCase(Locale.ROOT).startsWith(prefix)) {
                    names.add(name);
                }
            }
        }
        return names;
    }

    private List<String> columns(String table, Set<Integer> types) throws SQLException {
        List<String> names = new ArrayList<>();
        try (ResultSet rows =
                connection.getMetaData().getColumns(connection.getCatalog(), connection.getSchema(), table, "%")) {
            while (rows.next()) {
                if (types.contains(rows.getInt("DATA_TYPE"))
                        && rows.getString("TABLE_NAME").equals(table)) {
                    names.add(rows.getString("COLUMN_NAME"));
                }
            }
        }
        return names;
    }

    /** The column, if it holds a text or bytes. */
    private List<String> holding(String table, String column, Object value) throws SQLException {
        String sql = "SELECT COUNT(*) FROM " + quoted(table) + " WHERE " + quoted(column) + " = ?";
        try (PreparedStatement count = connection.prepareStatement(sql)) {
            count.setObject(1, value);
            return single(count) > 0 ? List.of(table + "." + column) : List.of();
        }
    }

    private static long single(PreparedStatement count) throws SQLException {
        try (ResultSet rows = count.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private String quoted(String name) throws SQLException {
        String quote = connection.getMetaData().getIdentifierQuoteString();
        return quote + name + quote;
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new AssertionError("the connection can't be closed", e);
        }
    }
}
