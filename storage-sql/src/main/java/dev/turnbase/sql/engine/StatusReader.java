package dev.turnbase.sql.engine;

import dev.turnbase.EngineStatus;
import dev.turnbase.StorageOptions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/** Says how things stand with a database; changes nothing. */
public final class StatusReader {
    private static final List<String> TABLES = List.of(
            "tenant",
            "user",
            "user_identity",
            "conversation_head",
            "conversation",
            "message",
            "message_stream",
            "message_part",
            "commit_marker");

    private final String engine;
    private final Dialect dialect;
    private final StorageOptions options;

    /** Reads the status of databases of one dialect, opened with these options. */
    public StatusReader(String engine, Dialect dialect, StorageOptions options) {
        this.engine = engine;
        this.dialect = dialect;
        this.options = options;
    }

    /** The status of a database that can be asked. */
    public EngineStatus read(DataSource database) throws SQLException {
        SchemaState state = new Migrator(dialect, options, Optional.empty()).state(database);
        EngineStatus.Builder status = closedBuilder()
                .initialized(state.isCurrent())
                .schemaVersion(state.version())
                .pendingMigrations(state.pending().size());
        return state.isCurrent() ? status.tables(counts(database)).build() : status.build();
    }

    /** The status of a database that does not exist yet. */
    public EngineStatus absent() {
        return closedBuilder().pendingMigrations(Manifest.load().size()).build();
    }

    /** Throws that everything is pending, for a database that does not exist yet and must not be created. */
    public void requireCurrentOfAbsent() {
        new SchemaState(null, Manifest.load(), null).requireCurrent();
    }

    /** The status of an engine that is closed. */
    EngineStatus closed() {
        return closedBuilder().build();
    }

    private EngineStatus.Builder closedBuilder() {
        return EngineStatus.builder().engine(engine).dialect(dialect.name()).configured(true);
    }

    private Map<String, Long> counts(DataSource database) throws SQLException {
        Map<String, Long> counts = new LinkedHashMap<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            String quote = connection.getMetaData().getIdentifierQuoteString();
            for (String table : TABLES) {
                String name = options.tablePrefix() + table;
                try (ResultSet row = statement.executeQuery("select count(*) from " + quote + name + quote)) {
                    row.next();
                    counts.put(name, row.getLong(1));
                }
            }
        }
        return counts;
    }
}
