package dev.turnbase.bench.jdbc;

import dev.turnbase.bench.contender.BenchDatabase;
import dev.turnbase.bench.contender.ChatStore;
import java.sql.SQLException;
import javax.sql.DataSource;

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
            return open(database.kind(), source(database), prefix, connections);
        } catch (SQLException e) {
            throw new IllegalStateException("hand-written JDBC can't be opened", e);
        }
    }

    private static DataSource source(BenchDatabase database) throws SQLException {
        return switch (database.kind()) {
            case SQLITE -> SqliteJdbc.source(database.file());
            case POSTGRES -> PostgresJdbc.source(database.jdbcUrl(), database.user(), database.password());
            case MYSQL -> MysqlJdbc.source(database.jdbcUrl(), database.user(), database.password());
        };
    }

    private static ChatStore open(BenchDatabase.Kind kind, DataSource source, String prefix, int connections)
            throws SQLException {
        return switch (kind) {
            case SQLITE -> new SqliteJdbc(source, prefix, connections);
            case POSTGRES -> new PostgresJdbc(source, prefix, connections);
            case MYSQL -> new MysqlJdbc(source, prefix, connections);
        };
    }
}
