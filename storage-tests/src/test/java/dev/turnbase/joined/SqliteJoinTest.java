package dev.turnbase.joined;

import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.transaction.TransactionDefinition;
import org.sqlite.SQLiteConfig;

/** Joins on SQLite. */
@Tag("thorough")
final class SqliteJoinTest extends SpringJoins {
    private static final int PATIENT = 60_000;

    @TempDir
    private Path folder;

    @Override
    String create() {
        return "file:" + folder.resolve("chat.db");
    }

    /** Takes the write lock at the beginning: a transaction that reads first could lose it to another. */
    @Override
    Connection connect() throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.enforceForeignKeys(true);
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        config.setBusyTimeout(PATIENT);
        return config.createConnection("jdbc:sqlite:" + folder.resolve("chat.db"));
    }

    @Override
    void drop() {
        try {
            Files.delete(folder.resolve("chat.db"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The driver knows no other than its own. */
    @Override
    int isolation() {
        return TransactionDefinition.ISOLATION_DEFAULT;
    }

    @Test
    void a_connection_that_does_not_enforce_foreign_keys_is_refused() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("chat.db"))) {
            connection.setAutoCommit(false);

            assertThatIllegalStateException()
                    .isThrownBy(() -> joined(connection))
                    .withMessageContaining("foreign_keys");
        }
    }
}
