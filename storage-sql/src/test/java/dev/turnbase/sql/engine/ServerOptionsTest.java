package dev.turnbase.sql.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import dev.turnbase.error.InvalidInputException;
import dev.turnbase.spi.StorageUrl;
import dev.turnbase.sql.session.ConnectionPool;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the options common to all servers become. */
class ServerOptionsTest {
    @Test
    void what_is_not_stated_has_its_default() {
        ServerOptions options = options("");

        assertThat(options.connectionLimit()).isEqualTo(ConnectionPool.defaultSize());
        assertThat(options.poolTimeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(options.connectTimeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(options.queryTimeout()).isEqualTo(Duration.ofMinutes(1));
        assertThat(options.networkTimeout()).isEqualTo(Duration.ofSeconds(65));
        assertThat(options.maxIdleLifetime()).isEqualTo(Duration.ofMinutes(5));
        assertThat(options.maxLifetime()).isEqualTo(Duration.ofMinutes(30));
        assertThat(options.statementCacheSize()).isEqualTo(100);
        assertThat(options.applicationName()).isEqualTo("turnbase");
    }

    @Test
    void what_is_stated_is_taken() {
        ServerOptions options = options("connection_limit=1000&pool_timeout=1&connect_timeout=2&socket_timeout=3"
                + "&max_idle_connection_lifetime=10&max_connection_lifetime=30&statement_cache_size=0"
                + "&application_name=my+chat");

        assertThat(options.connectionLimit()).isEqualTo(1_000);
        assertThat(options.poolTimeout()).isEqualTo(Duration.ofSeconds(1));
        assertThat(options.connectTimeout()).isEqualTo(Duration.ofSeconds(2));
        assertThat(options.queryTimeout()).isEqualTo(Duration.ofSeconds(3));
        assertThat(options.networkTimeout()).isEqualTo(Duration.ofSeconds(8));
        assertThat(options.maxIdleLifetime()).isEqualTo(Duration.ofSeconds(10));
        assertThat(options.maxLifetime()).isEqualTo(Duration.ofSeconds(30));
        assertThat(options.statementCacheSize()).isZero();
        assertThat(options.applicationName()).isEqualTo("my chat");
    }

    @ParameterizedTest
    @CsvSource({
        "connection_limit, 0",
        "connection_limit, 1001",
        "connection_limit, -1",
        "connection_limit, 4711x",
        "connection_limit, 99999999999",
        "pool_timeout, 3601",
        "connect_timeout, 1.5",
        "socket_timeout, 86401",
        "max_idle_connection_lifetime, 9",
        "max_connection_lifetime, 29",
        "statement_cache_size, 10001",
        "application_name, ''"
    })
    void a_value_that_cannot_be_is_refused_by_the_name_of_its_option(String name, String value) {
        assertThatThrownBy(() -> options(name + "=" + value))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("url: the option " + name + " is ");
    }

    @Test
    void a_refusal_does_not_show_the_value() {
        assertThatThrownBy(() -> options("connect_timeout=hidden")).hasMessageNotContaining("hidden");
    }

    @Test
    void zero_is_no_limit() {
        ServerOptions options = options("connect_timeout=0&socket_timeout=0");

        assertThat(List.of(options.connectTimeout(), options.queryTimeout(), options.networkTimeout()))
                .containsOnly(Duration.ZERO);
    }

    @Test
    void the_pool_has_their_settings() {
        HikariConfig pool = pool("connection_limit=7&pool_timeout=4&max_connection_lifetime=600");

        assertThat(pool.getConnectionTimeout()).isEqualTo(4_000);
        assertThat(pool.getIdleTimeout()).isEqualTo(300_000);
        assertThat(pool.getMaxLifetime()).isEqualTo(600_000);
        assertThat(pool.getDataSource()).hasToString("Chat database chat at db:99");
    }

    @Test
    void a_pool_without_limits_waits_and_keeps_for_ever() {
        HikariConfig pool = pool("pool_timeout=0&max_idle_connection_lifetime=0&max_connection_lifetime=0");

        assertThat(pool.getConnectionTimeout()).isEqualTo(Integer.MAX_VALUE);
        assertThat(pool.getIdleTimeout()).isZero();
        assertThat(pool.getMaxLifetime()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"connection_limit=1", "max_connection_lifetime=300"})
    void the_pool_is_spared_a_limit_of_idleness_that_has_no_effect(String options) {
        assertThat(pool(options).getIdleTimeout()).isZero();
    }

    private static HikariConfig pool(String options) {
        ServerAddress address = ServerAddress.of(StorageUrl.parse("chat://ada@db/chat"), null, "Chat", 99);
        return options(options).pool(new ServerConnections(address, Duration.ZERO, host -> {
            throw new SQLException("not asked");
        }));
    }

    private static ServerOptions options(String options) {
        return ServerOptions.of(StorageUrl.parse("chat://ada@db/chat?" + options));
    }
}
