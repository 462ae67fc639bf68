package dev.turnbase.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Holds the servers to what tests of engines rely on, wherever they are from. */
@Tag("thorough")
final class TestServersTest {
    @ParameterizedTest
    @EnumSource
    void a_server_says_what_it_is(Product product) {
        TestServer server = TestServers.get(product);

        assertThat(server.name()).isEqualTo(server.standInReason().isPresent() ? "MariaDB" : product.title());
        assertThat(server.version()).matches("[0-9]+(\\.[0-9]+)+");
        assertThat(server.source()).matches("url|container .+:.+|binaries [0-9.]+");
    }

    @ParameterizedTest
    @EnumSource
    void a_server_is_started_once(Product product) {
        assertThat(TestServers.get(product)).isSameAs(TestServers.get(product));
    }

    @ParameterizedTest
    @EnumSource
    void a_database_is_empty_and_holds_any_text(Product product) throws SQLException {
        String text = "Grüße, 世界 \uD83D\uDE80";
        try (ServerDatabase database = TestServers.get(product).createDatabase();
                Connection connection = database.connect()) {
            assertThat(Rows.tables(connection)).isEmpty();

            Rows.createTable(connection);
            Rows.insert(connection, text);
            assertThat(Rows.read(connection)).containsExactly(text);
        }
    }

    @ParameterizedTest
    @EnumSource
    void databases_know_nothing_of_each_other(Product product) throws SQLException {
        try (ServerDatabase one = TestServers.get(product).createDatabase();
                ServerDatabase other = TestServers.get(product).createDatabase();
                Connection toOne = one.connect();
                Connection toOther = other.connect()) {
            Rows.createTable(toOne);
            assertThat(Rows.tables(toOther)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_dropped_database_is_gone_even_if_clients_are_connected(Product product) throws SQLException {
        ServerDatabase database = TestServers.get(product).createDatabase();
        try (Connection connection = database.connect()) {
            assertThat(connection.isValid(10)).isTrue();
            database.drop();
        }
        assertThatThrownBy(database::connect).isInstanceOf(SQLException.class).hasMessageContaining(database.name());
    }

    @ParameterizedTest
    @EnumSource
    void the_url_names_user_password_address_and_database(Product product) {
        try (ServerDatabase database = TestServers.get(product).createDatabase()) {
            assertThat(database.url())
                    .matches(product.scheme() + "://[^:]+:[^@]+@[^:]+:[0-9]+/" + database.name() + "(\\?.*)?");
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_server_is_as_durable_as_it_comes(Product product) throws SQLException {
        try (ServerDatabase database = TestServers.get(product).createDatabase();
                Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        product == Product.POSTGRES
                                ? "SELECT current_setting('fsync') || current_setting('synchronous_commit')"
                                : "SELECT @@innodb_flush_log_at_trx_commit")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).isEqualTo(product == Product.POSTGRES ? "onon" : "1");
        }
    }

    @ParameterizedTest
    @EnumSource
    void what_was_committed_is_there_after_a_kill_and_a_start_at_the_same_address(Product product) throws SQLException {
        TestServer server = TestServers.get(product);
        if (!server.canBeKilled()) {
            assertThatThrownBy(server::kill)
                    .isInstanceOf(UnsupportedOperationException.class)
                    .hasMessageContaining(product.urlVariable());
            return;
        }
        try (ServerDatabase database = server.createDatabase();
                Connection before = database.connect()) {
            Rows.createTable(before);
            Rows.insert(before, "committed");
            before.setAutoCommit(false);
            Rows.insert(before, "not committed");

            server.kill();
            assertThatThrownBy(database::connect).isInstanceOf(SQLException.class);
            assertThatThrownBy(() -> Rows.insert(before, "too late")).isInstanceOf(SQLException.class);

            server.start();
            try (Connection after = database.connect()) {
                assertThat(Rows.read(after)).containsExactly("committed");
            }
        }
    }
}
