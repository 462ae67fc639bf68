package dev.turnbase.bench.jdbc;

import dev.turnbase.bench.contender.BenchDatabase;
import dev.turnbase.bench.contender.ChatStore;
import java.sql.SQLException;

/** Opens hand-written JDBC on tables that are there. */
public final class JdbcStores {
    private JdbcStores() {}

    /**
     * The store for a database.
     *
     * @param prefix what its tables' names begin with
     * @param connections how many are open at a time
     */
    public static ChatStore open(BenchDatabase database, String prefix, int connections) {
        try {
            return switch (database.kind()) {
                case SQLITE -> new SqliteJdbc(database.file(), prefix, connections);
                case POSTGRES ->
                    new PostgresJdbc(database.jdbcUrl(), database.user(), database.password(), prefix, connections);
                case MYSQL ->
                    new MysqlJdbc(database.jdbcUrl(), database.user(), database.password(), prefix, connections);
            };
        } catch (SQLException e) {
            throw new IllegalStateException("hand-written JDBC can't be opened", e);
        }
    }
}
