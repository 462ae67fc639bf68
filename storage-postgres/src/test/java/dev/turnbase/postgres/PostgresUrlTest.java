package dev.turnbase.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnbase.Secret;
import dev.turnbase.StorageOptions.Credentials;
import dev.turnbase.error.CannotOpenException;
import dev.turnbase.error.InvalidInputException;
import dev.turnbase.spi.StorageUrl;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a URL tells the driver; {@code ServerTlsTest} says how the files of certificates are made. */
class PostgresUrlTest {
    private static final String FILES = "src/test/resources/";
    private static final String LIMITS =
            "-c idle_in_transaction_session_timeout=20000 -c lock_timeout=1500 -c statement_timeout=60000";
    private static final String IDENTITY = "sslpassword=identity-pw&sslidentity=" + FILES;

    @Test
    void without_options_the_driver_is_told_what_is_always_so() {
        Properties settings = settings("");

        assertThat(settings)
                .containsOnly(
                        entry("user", "ada"),
                        entry("password", "p@ss+word"),
                        entry("connectTimeout", "5"),
                        entry("loginTimeout", "5"),
                        entry("socketTimeout", "5"),
                        entry("tcpKeepAlive", "true"),
                        entry("ApplicationName", "turnbase"),
                        entry("preparedStatementCacheQueries", "100"),
                        entry("reWriteBatchedInserts", "true"),
                        entry("sslmode", "prefer"),
                        entry("options", LIMITS));
    }

    @ParameterizedTest
    @CsvSource({
        "connect_timeout=7, connectTimeout, 7",
        "connect_timeout=7, loginTimeout, 7",
        "connect_timeout=0, loginTimeout, 0",
        "application_name=my+chat, ApplicationName, my chat",
        "statement_cache_size=0, preparedStatementCacheQueries, 0",
        "channel_binding=require, channelBinding, require",
        "schema=chat, currentSchema, '\"chat\"'",
        "schema=O%22dd%20Na.me, currentSchema, '\"O\"\"dd Na.me\"'",
        "pgbouncer=true, prepareThreshold, 0",
        "sslmode=disable, sslmode, disable",
        "sslmode=verify-ca, sslmode, verify-ca",
        "sslaccept=strict, sslmode, verify-full",
        "sslaccept=strict, sslfactory, org.postgresql.ssl.DefaultJavaSSLFactory",
        "sslaccept=accept_invalid_certs, sslmode, require"
    })
    void an_option_becomes_a_setting(String option, String setting, String value) {
        assertThat(settings(option)).containsEntry(setting, value);
    }

    @Test
    void options_of_the_server_come_behind_ours_and_go_before_them() {
        assertThat(settings("options=-c%20work_mem%3D8MB").getProperty("options"))
                .isEqualTo(LIMITS + " -c work_mem=8MB");
    }

    @Test
    void migrating_has_no_limits_but_the_options_of_the_url() {
        assertThat(of("").migrationSettings()).doesNotContainKey("options");
        assertThat(of("options=-c%20work_mem%3D8MB").migrationSettings()).containsEntry("options", "-c work_mem=8MB");
    }

    @Test
    void with_pgbouncer_in_between_nothing_is_set_for_the_session() {
        PostgresUrl url = of("pgbouncer=true");

        assertThat(url.hasPooler()).isTrue();
        assertThat(settings("pgbouncer=true")).doesNotContainKeys("options", "currentSchema");
        assertThat(settings("pgbouncer=false")).containsKey("options").doesNotContainKey("prepareThreshold");
    }

    @Test
    void the_authority_and_the_identity_are_named_to_the_driver() {
        Properties settings = settings("sslcert=" + FILES + "authority.pem&" + IDENTITY + "identity.p12");

        assertThat(settings)
                .containsEntry("sslmode", "verify-ca")
                .containsEntry("sslpassword", "identity-pw")
                .doesNotContainKey("sslfactory");
        assertThat(settings.getProperty("sslrootcert")).startsWith("/").endsWith("authority.pem");
        assertThat(settings.getProperty("sslkey")).startsWith("/").endsWith("identity.p12");
    }

    @Test
    void of_several_hosts_the_primary_is_looked_for() {
        PostgresUrl url = PostgresUrl.of(StorageUrl.parse("postgresql://ada@one,two:7,[::1]/chat"), null);

        assertThat(settings(url)).containsEntry("targetServerType", "primary");
        assertThat(url.label()).isEqualTo("PostgreSQL database chat at one:5432, two:7, [::1]:5432");
    }

    @Test
    void credentials_go_before_those_of_the_url() {
        PostgresUrl url = PostgresUrl.of(
                StorageUrl.parse("postgres://ada:old@db/chat"), new Credentials("bob", Secret.of("new")));

        assertThat(settings(url)).containsEntry("user", "bob").containsEntry("password", "new");
    }

    @Test
    void the_pool_and_the_engine_are_told_their_part() {
        PostgresUrl url = of("connection_limit=3&socket_timeout=9&schema=chat");

        assertThat(url.server().connectionLimit()).isEqualTo(3);
        assertThat(url.server().queryTimeout()).isEqualTo(Duration.ofSeconds(9));
        assertThat(url.schema()).contains("chat");
    }

    @Test
    void the_server_limits_a_statement_and_behind_a_pooler_the_engine_does() {
        assertThat(of("socket_timeout=9").queryTimeout()).isZero();
        assertThat(settings("socket_timeout=9").getProperty("options")).contains("-c statement_timeout=9000");

        assertThat(of("socket_timeout=9&pgbouncer=true").queryTimeout()).isEqualTo(Duration.ofSeconds(9));
        assertThat(settings("socket_timeout=9&pgbouncer=true")).doesNotContainKey("options");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "schema=",
                "schema=$user",
                "schema=hidden7890123456789012345678901234567890123456789012345678901234",
                "schema=hidden&pgbouncer=true",
                "options=-c%20hidden&pgbouncer=true",
                "options=",
                "pgbouncer=hidden",
                "channel_binding=hidden",
                "channel_binding=require&sslmode=disable",
                "sslmode=hidden",
                "connection_limit=hidden",
                IDENTITY + "other.p12",
                IDENTITY + "identity.p12&sslmode=verify-full"
            })
    void a_value_that_cannot_be_is_refused_without_showing_it(String options) {
        assertThatThrownBy(() -> of(options))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("url: the option ")
                .hasMessageNotContaining("hidden");
    }

    @ParameterizedTest
    @CsvSource({
        "hidden_option=1, the option hidden_option is unknown",
        "socket=/tmp, the option socket is not possible: a Unix socket needs a library",
        "host=/tmp, the option host is not possible: the host stands in front",
        "currentSchema=x, the option currentSchema is not possible: write schema",
        "targetServerType=any, the option targetServerType is not possible: of several hosts the primary",
        "sslrootcert=x, the option sslrootcert is not possible: write sslcert"
    })
    void an_option_that_there_is_not_is_refused_by_name_with_the_reason(String option, String message) {
        assertThatThrownBy(() -> of(option))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(message);
    }

    @Test
    void a_schema_behind_pgbouncer_is_refused_with_what_to_do_instead() {
        assertThatThrownBy(() -> of("schema=chat&pgbouncer=true")).hasMessageContaining("ALTER ROLE … SET search_path");
    }

    @Test
    void a_url_without_database_says_what_to_write() {
        assertThatThrownBy(() -> PostgresUrl.of(StorageUrl.parse("postgresql://ada:hidden@db"), null))
                .isInstanceOf(CannotOpenException.class)
                .hasMessageContaining("write postgresql://user:password@host:5432/database")
                .hasMessageNotContaining("hidden");
    }

    @Test
    void no_text_and_no_error_has_user_or_password() {
        PostgresUrl url = PostgresUrl.of(
                StorageUrl.parse("postgresql://hidden-user:hidden-pw@[::1]:1/my chat?connect_timeout=1"), null);

        assertThat(url.toString() + url.migrations()).doesNotContain("hidden");
        assertThatThrownBy(() -> url.migrations().getConnection()).satisfies(e -> {
            assertThat(e).hasMessageNotContaining("hidden");
            assertThat(e).hasMessageContaining("[::1]:1");
        });
    }

    private static Map.Entry<Object, Object> entry(String name, String value) {
        return Map.entry(name, value);
    }

    private static Properties settings(String options) {
        return settings(of(options));
    }

    private static Properties settings(PostgresUrl url) {
        return url.settings(Duration.ofSeconds(20), Duration.ofMillis(1_500));
    }

    private static PostgresUrl of(String options) {
        return PostgresUrl.of(StorageUrl.parse("postgresql://ada:p%40ss+word@db/chat?" + options), null);
    }
}
