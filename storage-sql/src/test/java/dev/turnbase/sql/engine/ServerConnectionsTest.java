package dev.turnbase.sql.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnbase.spi.StorageUrl;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which of several hosts a connection is to. */
class ServerConnectionsTest {
    private final List<String> asked = new ArrayList<>();
    private final Map<String, String> states = new HashMap<>();
    private final List<Object> networkTimeouts = new ArrayList<>();
    private final ServerConnections connections = new ServerConnections(
            ServerAddress.of(StorageUrl.parse("chat://ada:hidden@one,two,three/chat"), null, "Chat", 99),
            Duration.ofSeconds(65),
            host -> {
                asked.add(host.name());
                String state = states.get(host.name());
                if (state != null) {
                    throw new SQLException(host.name(), state);
                }
                return connection();
            });

    @Test
    void the_first_host_that_answers_is_taken() throws SQLException {
        connections.getConnection().close();

        assertThat(asked).containsExactly("one");
    }

    @ParameterizedTest
    @ValueSource(strings = {"08001", "08006", "08S01", "57P03"})
    void a_host_that_cannot_be_reached_leads_to_the_next(String state) throws SQLException {
        states.put("one", state);
        connections.getConnection().close();

        assertThat(asked).containsExactly("one", "two");
    }

    @ParameterizedTest
    @ValueSource(strings = {"28P01", "28000", "3D000", "42000", "08004"})
    void a_host_that_refuses_is_not_passed_over(String state) {
        states.put("one", "08001");
        states.put("two", state);

        assertThatThrownBy(connections::getConnection)
                .hasMessage("two")
                .satisfies(e -> assertThat(e.getSuppressed()).hasSize(1));
        assertThat(asked).containsExactly("one", "two");
    }

    @Test
    void when_none_answers_the_first_failure_is_told_with_the_others() {
        List.of("one", "two", "three").forEach(host -> states.put(host, "08001"));

        assertThatThrownBy(connections::getConnection)
                .hasMessage("one")
                .satisfies(e -> assertThat(e.getSuppressed())
                        .extracting(Throwable::getMessage)
                        .containsExactly("two", "three"));
    }

    @Test
    void an_open_connection_waits_as_long_as_stated() throws SQLException {
        connections.getConnection().close();

        assertThat(networkTimeouts).containsExactly(65_000);
    }

    @Test
    void its_text_has_no_secret_and_its_user_is_fixed() {
        assertThat(connections).hasToString("Chat database chat at one:99, two:99, three:99");
        assertThatThrownBy(() -> connections.getConnection("bob", "pw"))
                .isInstanceOf(SQLFeatureNotSupportedException.class);
    }

    private Connection connection() {
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("setNetworkTimeout")) {
                        networkTimeouts.add(arguments[1]);
                    }
                    return null;
                });
    }
}
