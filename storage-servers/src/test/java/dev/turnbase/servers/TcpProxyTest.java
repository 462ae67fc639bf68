package dev.turnbase.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Holds the proxy to failing where it is told to, before each database. */
@Tag("thorough")
final class TcpProxyTest {
    /** What a test does with a connection behind a proxy, in whose database there is an empty table. */
    private interface Work {
        void run(ServerDatabase database, Connection connection) throws Exception;
    }

    private static void behindProxy(Product product, Work work) throws Exception {
        try (ServerDatabase database = TestServers.get(product).createDatabaseBehindProxy();
                Connection connection = database.connect()) {
            Rows.createTable(connection);
            work.run(database, connection);
        }
    }

    private static List<String> rows(ServerDatabase database) throws SQLException {
        try (Connection connection = database.connect()) {
            return Rows.read(connection);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_cut_breaks_the_connections_and_refuses_others_until_it_is_restored(Product product) throws Exception {
        behindProxy(product, (database, connection) -> {
            Rows.insert(connection, "before");
            assertThat(database.proxy().connections()).isEqualTo(1);

            database.proxy().cut();
            assertThatThrownBy(() -> Rows.insert(connection, "too late")).isInstanceOf(SQLException.class);
            assertThatThrownBy(database::connect).isInstanceOf(SQLException.class);

            database.proxy().restore();
            assertThat(rows(database)).containsExactly("before");
        });
    }

    @ParameterizedTest
    @EnumSource
    void a_commit_that_is_cut_before_it_is_forwarded_is_not_done(Product product) throws Exception {
        behindProxy(product, (database, connection) -> {
            connection.setAutoCommit(false);
            Rows.insert(connection, "row");
            database.proxy().onceAt("COMMIT", TcpProxy.Verdict.CUT_BEFORE);

            assertThatThrownBy(connection::commit).isInstanceOf(SQLException.class);
            assertThat(rows(database)).isEmpty();
        });
    }

    @ParameterizedTest
    @EnumSource
    void a_commit_that_is_cut_before_its_answer_is_done(Product product) throws Exception {
        behindProxy(product, (database, connection) -> {
            connection.setAutoCommit(false);
            Rows.insert(connection, "row");
            database.proxy().onceAt("COMMIT", TcpProxy.Verdict.CUT_AFTER);

            assertThatThrownBy(connection::commit).isInstanceOf(SQLException.class);
            assertThat(rows(database)).containsExactly("row");
        });
    }

    @ParameterizedTest
    @EnumSource
    void a_packet_that_is_held_stays_so_until_the_connection_is_cut(Product product) throws Exception {
        behindProxy(product, (database, connection) -> {
            CountDownLatch held = new CountDownLatch(1);
            database.proxy().onPacket(bytes -> {
                if (!TcpProxy.contains(bytes, "held")) {
                    return TcpProxy.Verdict.FORWARD;
                }
                held.countDown();
                return TcpProxy.Verdict.HOLD;
            });
            CompletableFuture<Throwable> end = failureOf(() -> Rows.insert(connection, "held"));
            assertThat(held.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(rows(database)).isEmpty();
            assertThat(end).isNotDone();

            database.proxy().cut();
            database.proxy().restore();
            assertThat(end.get(20, TimeUnit.SECONDS)).isInstanceOf(SQLException.class);
            assertThat(rows(database)).isEmpty();
        });
    }

    @ParameterizedTest
    @EnumSource
    void a_black_hole_answers_nothing_until_it_is_restored(Product product) throws Exception {
        behindProxy(product, (database, connection) -> {
            database.proxy().blackHole();
            CompletableFuture<Throwable> end = failureOf(() -> Rows.insert(connection, "late"));
            assertThatThrownBy(() -> end.get(300, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);

            database.proxy().restore();
            assertThat(end.get(20, TimeUnit.SECONDS)).isInstanceOf(NoFailure.class);
            assertThat(rows(database)).containsExactly("late");
        });
    }

    @ParameterizedTest
    @EnumSource
    void clients_find_a_killed_server_again_at_the_proxys_address(Product product) throws Exception {
        TestServer server = TestServers.get(product);
        behindProxy(product, (database, connection) -> {
            Rows.insert(connection, "row");
            String url = database.url();
            restart(server, database);

            assertThatThrownBy(() -> Rows.insert(connection, "too late")).isInstanceOf(SQLException.class);
            assertThat(database.url()).isEqualTo(url);
            assertThat(rows(database)).containsExactly("row");
        });
    }

    private static void restart(TestServer server, ServerDatabase database) {
        if (server.canBeKilled()) {
            server.kill();
            assertThatThrownBy(database::connect).isInstanceOf(SQLException.class);
            server.start();
        } else {
            database.proxy().cut();
            database.proxy().restore();
        }
    }

    private interface Call {
        void run() throws SQLException;
    }

    private static CompletableFuture<Throwable> failureOf(Call call) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                call.run();
                return new NoFailure();
            } catch (SQLException e) {
                return e;
            }
        });
    }

    private static final class NoFailure extends Exception {
        private static final long serialVersionUID = 1;
    }
}
