package dev.turnbase.runs;

import dev.turnbase.StorageOptions;
import dev.turnbase.contract.SchemaDamage;
import dev.turnbase.contract.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** A file in a temporary folder of its own. */
public class SqliteDatabase implements TestDatabase {
    private final Path file;

    /** A new one. */
    public SqliteDatabase() {
        try {
            this.file = Files.createTempDirectory("contract").resolve("chat.db");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String url() {
        return "file:" + file;
    }

    /** Options that open it through a host's data source, each of whose connections is set up so. */
    StorageOptions.Builder through(SQLiteConfig config) {
        return through(source(config), UnaryOperator.identity());
    }

    /** Options that open it through a host's data source, with something in between. */
    public StorageOptions.Builder through(UnaryOperator<DataSource> between) {
        return through(source(new SQLiteConfig()), between);
    }

    private static StorageOptions.Builder through(DataSource source, UnaryOperator<DataSource> between) {
        return StorageOptions.builder().engine("sqlite").dataSource(between.apply(source));
    }

    private DataSource source(SQLiteConfig config) {
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        return source;
    }

    @Override
    public Optional<Connection> rawConnection() {
        return Optional.of(connection());
    }

    private Connection connection() {
        try {
            return DriverManager.getConnection("jdbc:sqlite:" + file);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What this process has written so far, as Linux counts it. */
    @Override
    public OptionalLong bytesWritten() {
        try (var lines = Files.lines(Path.of("/proc/self/io"))) {
            return lines.filter(line -> line.startsWith("wchar: "))
                    .mapToLong(line -> Long.parseLong(line.substring("wchar: ".length())))
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Optional<StorageOptions.Builder> counting(AtomicLong statements) {
        return Optional.of(through(source -> Counting.of(source, statements)));
    }

    @Override
    public Set<String> bookkeepingTables() {
        return Set.of("chat_commit_marker");
    }

    @Override
    public Optional<StorageOptions.Builder> readOnly() {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        return Optional.of(through(config));
    }

    @Override
    public void damage(SchemaDamage damage) {
        try (Connection connection = connection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql(damage));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String sql(SchemaDamage damage) {
        return switch (damage) {
            case NEWER ->
                "insert into chat_schema_history select installed_rank + 1000, '999', description, type, script, "
                        + "checksum, installed_by, installed_on, execution_time, success from chat_schema_history";
            case EDITED -> "update chat_schema_history set checksum = checksum + 1";
            case HALF_FAILED -> "update chat_schema_history set success = 0";
        };
    }

    @Override
    public void close() {
        try {
            for (String suffix : List.of("", "-wal", "-shm")) {
                Files.deleteIfExists(file.resolveSibling(file.getFileName() + suffix));
            }
            Files.delete(file.getParent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
