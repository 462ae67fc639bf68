package dev.turnbase.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.turnbase.Secret;
import dev.turnbase.Storage;
import dev.turnbase.StorageEngine;
import dev.turnbase.StorageOptions;
import dev.turnbase.error.CannotOpenException;
import dev.turnbase.error.InvalidInputException;
import dev.turnbase.error.UnavailableException;
import dev.turnbase.model.NewConversation;
import dev.turnbase.model.NewMessage;
import dev.turnbase.sqlite.WatchedDataSource.Cut;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

/** A pool that belongs to the host. */
class HostPoolTest {
    @TempDir
    private Path folder;

    @Test
    void a_connection_goes_back_to_the_pool_without_the_transaction_whose_commit_failed() {
        WatchedDataSource database = new WatchedDataSource(folder.resolve("chat.db"));
        HikariConfig config = new HikariConfig();
        config.setDataSource(database.dataSource());
        config.setMaximumPoolSize(4);
        try (HikariDataSource pool = new HikariDataSource(config);
                StorageEngine engine = open(options -> options.dataSource(pool))) {
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

    @Test
    void a_pool_stays_open_when_the_engine_is_closed() throws Exception {
        WatchedDataSource database = new WatchedDataSource(folder.resolve("chat.db"));
        HikariConfig config = new HikariConfig();
        config.setDataSource(database.dataSource());
        try (HikariDataSource pool = new HikariDataSource(config)) {
            open(options -> options.dataSource(pool)).close();

            assertThat(pool.isClosed()).isFalse();
            assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
        }
    }

    @Test
    void a_pool_whose_connections_are_databases_of_their_own_is_refused() {
        SQLiteDataSource memory = new SQLiteDataSource();
        memory.setUrl("jdbc:sqlite::memory:");

        assertThatThrownBy(() -> open(options -> options.dataSource(memory)))
                .isInstanceOf(CannotOpenException.class)
                .hasMessageContaining("do not lead to one file");
    }

    @Test
    void options_for_users_of_a_server_are_refused_by_name() {
        String url = "file:" + folder.resolve("chat.db");
        Secret password = Secret.of("secret");

        refused("credentials", options -> options.url(url).credentials("ada", password));
        refused("ddlUrl", options -> options.url(url).ddlUrl(url));
        refused("ddlCredentials", options -> options.url(url).ddlCredentials("ada", password));
    }

    private static void refused(String field, UnaryOperator<StorageOptions.Builder> stated) {
        assertThatThrownBy(() -> StorageEngine.open(
                        stated.apply(StorageOptions.builder()).build(), new SqliteEngineProvider()))
                .isInstanceOfSatisfying(InvalidInputException.class, failure -> {
                    assertThat(failure.field()).isEqualTo(field);
                    assertThat(failure.getMessage()).doesNotContain("secret");
                });
    }

    private static StorageEngine open(UnaryOperator<StorageOptions.Builder> stated) {
        return StorageEngine.open(
                stated.apply(StorageOptions.builder().engine("sqlite")).build(), new SqliteEngineProvider());
    }
}
