package dev.turnbase.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnbase.StorageEngine;
import dev.turnbase.databases.OnEachServer;
import dev.turnbase.databases.OnMariaDb;
import dev.turnbase.databases.OnMySql;
import dev.turnbase.databases.OnPostgres;
import dev.turnbase.error.MigrationException;
import dev.turnbase.servers.ServerDatabase;
import dev.turnbase.servers.TestServer;
import dev.turnbase.servers.TestServers;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** A migration that fails since a table of the host's has the name of one of ours. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@OnEachServer
final class HalfFailedMigrationTest {
    @Test
    @OnPostgres
    void postgresql_undoes_it_and_it_is_done_when_the_way_is_free() throws SQLException {
        try (ServerDatabase database = TestServers.postgres().createDatabase()) {
            assertFails(database);
            execute(database, "drop table chat_message_part");
            StorageEngine.open(database.url()).close();
        }
    }

    @Test
    @OnMySql
    void mysql_is_left_half_way_and_doing_what_the_refusal_says_mends_it() throws SQLException {
        assertMended(TestServers.mysql());
    }

    @Test
    @OnMariaDb
    void mariadb_is_left_half_way_and_doing_what_the_refusal_says_mends_it() throws SQLException {
        assertMended(TestServers.mariadb());
    }

    private static void assertMended(TestServer server) throws SQLException {
        try (ServerDatabase database = server.createDatabase()) {
            assertFails(database);
            execute(database, "drop table chat_message_part");

            assertThatThrownBy(() -> StorageEngine.open(database.url()))
                    .isInstanceOf(MigrationException.class)
                    .hasMessageContaining("V114__message_part.sql failed half-way")
                    .hasMessageContaining("delete its row from chat_schema_history");

            execute(database, "delete from chat_schema_history where not success");
            try (StorageEngine engine = StorageEngine.open(database.url())) {
                assertThat(engine.status().initialized()).isTrue();
            }
        }
    }

    private static void assertFails(ServerDatabase database) throws SQLException {
        execute(database, "create table chat_message_part (x int)");
        assertThatThrownBy(() -> StorageEngine.open(database.url())).isInstanceOf(MigrationException.class);
    }

    private static void execute(ServerDatabase database, String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
