package dev.turnbase.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnbase.Durability;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a connection is set up, asked of SQLite itself. */
class SqliteConnectionsTest {
    private static final Duration BUSY = Duration.ofSeconds(3);
    private static final int NORMAL = 1;
    private static final int FULL = 2;

    @TempDir
    private Path folder;

    @Test
    void each_durability_is_the_synchronous_mode_of_that_name() throws Exception {
        assertThat(answer(connections(Durability.FULL), "synchronous")).isEqualTo(FULL);
        assertThat(answer(connections(Durability.NORMAL), "synchronous")).isEqualTo(NORMAL);
    }

    @Test
    void foreign_keys_hold_and_a_busy_file_is_waited_for() throws Exception {
        assertThat(answer(connections(Durability.FULL), "foreign_keys")).isEqualTo(1);
        assertThat(answer(connections(Durability.FULL), "busy_timeout")).isEqualTo((int) BUSY.toMillis());
    }

    private DataSource connections(Durability durability) throws IOException {
        Path file = folder.resolve(durability + ".db");
        return SqliteConnections.to(Files.exists(file) ? file : Files.createFile(file), durability, BUSY);
    }

    private static int answer(DataSource connections, String pragma) throws SQLException {
        try (Connection connection = connections.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA " + pragma)) {
            row.next();
            return row.getInt(1);
        }
    }
}
