package dev.turnbase.sql.store;

import dev.turnbase.StorageOptions;
import dev.turnbase.sql.session.OneConnection;
import dev.turnbase.sql.statement.Shapes;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.jooq.SQLDialect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The operations of one tenant on a SQLite file of the test's own. */
abstract class StoreTest {
    static final Instant NOW = Instant.parse("2026-11-21T10:00:00.123456Z");

    @TempDir
    Path folder;

    volatile Instant now = NOW;
    OneConnection database;
    StoreContext context;
    Streams streams;
    SqlUsers users;
    SqlConversations conversations;
    SqlMessages messages;
    SqlTenants tenants;

    @BeforeEach
    void open() throws SQLException, IOException {
        database = new OneConnection(folder.resolve("chat.db"));
        StorageOptions options = StorageOptions.builder()
                .url("file:unused.db")
                .clock(() -> now)
                .contentLimit(100_000)
                .streamHeartbeat(Duration.ofMillis(20))
                .streamFlushInterval(Duration.ofMillis(20))
                .build();
        context = new StoreContext(options, new Shapes(() -> SQLDialect.SQLITE, "chat_"));
        streams = new Streams(tenant -> database, context);
        users = new SqlUsers(database, context, "acme");
        conversations = new SqlConversations(database, context, "acme");
        messages = new SqlMessages(database, context, streams, "acme");
        tenants = new SqlTenants(database, context);
    }

    @AfterEach
    void close() throws SQLException {
        streams.closeAll();
        database.close();
    }

    /** How many statements an operation runs. */
    int statementsOf(Runnable operation) {
        database.takeStatements();
        operation.run();
        return database.takeStatements().size();
    }
}
