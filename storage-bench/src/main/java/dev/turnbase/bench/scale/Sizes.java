package dev.turnbase.bench.scale;

import dev.turnbase.bench.contender.BenchDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Asks a database how much room its tables take. */
final class Sizes {
    /** Tables and their pages; what SQLite makes for keys is an index there, too. */
    private static final String SQLITE = "select m.tbl_name, sum(case m.type when 'table' then s.pgsize else 0 end),"
            + " sum(case m.type when 'table' then 0 else s.pgsize end)"
            + " from dbstat s join sqlite_master m on m.name = s.name where m.tbl_name like ?"
            + " group by m.tbl_name order by m.tbl_name";

    /** With what is stored out of line, and the maps of free and visible pages. */
    private static final String POSTGRES = "select relname, pg_table_size(oid), pg_indexes_size(oid) from pg_class"
            + " where relkind = 'r' and pg_table_is_visible(oid) and relname like ? order by relname";

    /** InnoDB keeps the rows in the index of the primary key. */
    private static final String MYSQL = "select table_name, data_length, index_length from information_schema.tables"
            + " where table_schema = database() and table_name like ? order by table_name";

    /** MariaDB has no such setting, and takes this for a comment. */
    private static final String FRESH_STATISTICS = "/*!80000 set session information_schema_stats_expiry = 0 */";

    private Sizes() {}

    /** The sizes of all tables whose names begin so. */
    static List<Size> of(BenchDatabase database, String prefix) throws SQLException {
        try (Connection connection = database.plain().getConnection()) {
            return switch (database.kind()) {
                case SQLITE -> ask(connection, SQLITE, prefix);
                case POSTGRES -> ask(connection, POSTGRES, prefix);
                case MYSQL -> {
                    execute(connection, FRESH_STATISTICS);
                    for (Size each : ask(connection, MYSQL, prefix)) {
                        execute(connection, "analyze table " + prefix + each.table());
                    }
                    yield ask(connection, MYSQL, prefix);
                }
            };
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<Size> ask(Connection connection, String sql, String prefix) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, prefix + "%");
            return sizes(statement, prefix);
        }
    }

    private static List<Size> sizes(PreparedStatement statement, String prefix) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            List<Size> sizes = new ArrayList<>();
            while (row.next()) {
                sizes.add(new Size(row.getString(1).substring(prefix.length()), row.getLong(2), row.getLong(3)));
            }
            return sizes;
        }
    }
}
