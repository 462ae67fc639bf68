package dev.turnbase.sql.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnbase.sql.session.OneConnection;
import dev.turnbase.sql.statement.Statements;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jooq.Field;
import org.jooq.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TablesTest {
    @TempDir
    Path folder;

    @Test
    void the_constants_are_the_tables_and_columns_of_the_migrated_catalog() throws Exception {
        try (OneConnection database = new OneConnection(folder.resolve("chat.db"))) {
            assertThat(constants()).isEqualTo(catalog(database));
        }
    }

    private static Map<String, List<String>> constants() {
        Map<String, List<String>> tables = new TreeMap<>();
        for (Table<?> table : Tables.all()) {
            List<String> columns = new ArrayList<>();
            for (Field<?> field : table.fields()) {
                columns.add(field.getName() + " " + type(field));
            }
            tables.put(table.getName().replace(Statements.PREFIX, "chat_"), columns);
        }
        return tables;
    }

    private static String type(Field<?> field) {
        return field.getType() == String.class ? "TEXT" : field.getType() == byte[].class ? "BLOB" : "INTEGER";
    }

    private static Map<String, List<String>> catalog(OneConnection database) throws SQLException {
        Map<String, List<String>> tables = new TreeMap<>();
        try (ResultSet columns = database.connection().getMetaData().getColumns(null, null, "chat\\_%", null)) {
            while (columns.next()) {
                tables.computeIfAbsent(columns.getString("TABLE_NAME"), name -> new ArrayList<>())
                        .add(columns.getString("COLUMN_NAME") + " " + columns.getString("TYPE_NAME"));
            }
        }
        return tables;
    }
}
