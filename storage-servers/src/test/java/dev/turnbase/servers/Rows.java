package dev.turnbase.servers;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A table with one column of text. */
final class Rows {
    private Rows() {}

    static void createTable(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE texts (content VARCHAR(100))");
        }
    }

    static void insert(Connection connection, String text) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("INSERT INTO texts VALUES (?)")) {
            statement.setString(1, text);
            statement.executeUpdate();
        }
    }

    static List<String> read(Connection connection) throws SQLException {
        return column(connection, "SELECT content FROM texts ORDER BY content");
    }

    /** The tables that are not the database's own. */
    static List<String> tables(Connection connection) throws SQLException {
        return column(
                connection,
                "SELECT table_name FROM information_schema.tables"
                        + " WHERE table_schema IN ('public', '"
                        + connection.getCatalog() + "')");
    }

    private static List<String> column(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }
}
