package dev.turnbase.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.turnbase.Storage;
import dev.turnbase.StorageEngine;
import dev.turnbase.StorageOptions;
import dev.turnbase.error.CannotOpenException;
import dev.turnbase.error.UnavailableException;
import dev.turnbase.model.NewConversation;
import dev.turnbase.model.NewMessage;
import dev.turnbase.model.NewUser;
import dev.turnbase.query.UserFilter;
import dev.turnbase.sqlite.WatchedDataSource.Cut;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the host's own pool must offer, and that it stays the host's. */
class HostsPoolTest {
    @TempDir
    private Path folder;

    @Test
    void the_pool_is_used_and_stays_open_with_all_connections_given_back() throws Exception {
        try (HikariDataSource pool = pool(2)) {
            try (StorageEngine engine = open(pool)) {
                engine.storage().users().create(NewUser.withExternalId("ada"));
                assertThat(engine.storage().users().find(UserFilter.any().externalId("ada")))
                        .isPresent();
            }

            assertThat(pool.isClosed()).isFalse();
            assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
        }
    }

    @Test
    void a_pool_of_one_connection_is_refused() {
        try (HikariDataSource pool = pool(1)) {
            refused(pool, "two connections");
        }
    }

    @Test
    void connections_that_do_not_commit_by_themselves_are_refused() {
        try (HikariDataSource pool = pool(2)) {
            pool.setAutoCommit(false);
            refused(pool, "autoCommit");
        }
    }

    @Test
    void databases_in_memory_are_refused_as_each_connection_has_another() {
        try (HikariDataSource pool = pool(2)) {
            pool.setJdbcUrl("jdbc:sqlite::memory:");
            refused(pool, "file::memory:");
        }
    }

    @Test
    void a_connection_goes_back_without_the_transaction_whose_commit_failed() {
        WatchedDataSource database = new WatchedDataSource(folder.resolve("chat.db"));
        HikariConfig config = new HikariConfig();
        config.setDataSource(database.dataSource());
        try (HikariDataSource pool = new HikariDataSource(config);
                StorageEngine engine = open(pool)) {
            Storage storage = engine.storage();
            String conversation = storage.conversations()
                    .create(NewConversation.of("", "agent"))
                    .id();

            database.cutNext(Cut.BEFORE_COMMIT, false);
            assertThatThrownBy(() -> storage.messages().append(conversation, NewMessage.of("user", "never")))
                    .isInstanceOf(UnavailableException.class);

            assertThat(storage.messages()
                            .append(conversation, NewMessage.of("user", "first"))
                            .turn())
                    .isEqualTo(1);
        }
    }

    private static void refused(HikariDataSource pool, String reason) {
        assertThatThrownBy(() -> open(pool))
                .isInstanceOf(CannotOpenException.class)
                .hasMessageContaining(reason);
    }

    private static StorageEngine open(HikariDataSource pool) {
        return StorageEngine.open(
                StorageOptions.builder().engine("sqlite").dataSource(pool).build());
    }

    private HikariDataSource pool(int connections) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:sqlite:" + folder.resolve("chat.db"));
        config.setMaximumPoolSize(connections);
        config.setConnectionTimeout(500);
        HikariDataSource pool = new HikariDataSource();
        config.copyStateTo(pool);
        return pool;
    }
}
