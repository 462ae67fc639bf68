package dev.turnbase.mysql;

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
class MysqlUrlTest {
    private static final String FILES = "src/test/resources/";

    @Test
    void without_options_the_driver_is_told_what_is_always_so() {
        assertThat(settings(""))
                .containsOnly(
                        entry("dbname", "chat"),
                        entry("user", "ada"),
                        entry("password", "p@ss+word"),
                        entry("connectTimeout", "5000"),
                        entry("socketTimeout", "5000"),
                        entry("tcpKeepAlive", "true"),
                        entry("connectionAttributes", "program_name:turnbase"),
                        entry("characterEncoding", "UTF-8"),
                        entry("connectionTimeZone", "+00:00"),
                        entry("forceConnectionTimeZoneToSession", "true"),
                        entry("jdbcCompliantTruncation", "true"),
                        entry("allowLoadLocalInfile", "false"),
                        entry("logger", "Slf4JLogger"),
                        entry("allowMultiQueries", "true"),
                        entry("rewriteBatchedStatements", "true"),
                        entry("useServerPrepStmts", "false"),
                        entry("cachePrepStmts", "true"),
                        entry("prepStmtCacheSize", "100"),
                        entry("prepStmtCacheSqlLimit", "8192"),
                        entry("sslMode", "PREFERRED"),
                        entry("allowPublicKeyRetrieval", "true"),
                        entry("sessionVariables", "innodb_lock_wait_timeout=2"));
    }

    @ParameterizedTest
    @CsvSource({
        "connect_timeout=7, connectTimeout, 7000",
        "connect_timeout=0, socketTimeout, 0",
        "application_name=my+chat, connectionAttributes, program_name:my chat",
        "statement_cache_size=0, cachePrepStmts, false",
        "statement_cache_size=7, prepStmtCacheSize, 7",
        "sslmode=disable, sslMode, DISABLED",
        "sslmode=allow, sslMode, PREFERRED",
        "sslmode=prefer, sslMode, PREFERRED",
        "sslmode=require, sslMode, REQUIRED",
        "sslmode=verify-ca, sslMode, VERIFY_CA",
        "sslmode=verify-full, sslMode, VERIFY_IDENTITY",
        "sslaccept=strict, sslMode, VERIFY_IDENTITY",
        "sslaccept=accept_invalid_certs, sslMode, REQUIRED",
        "sslmode=disable, allowPublicKeyRetrieval, true",
        "sslmode=require, allowPublicKeyRetrieval, false",
        "sslmode=verify-full, allowPublicKeyRetrieval, false"
    })
    void an_option_becomes_a_setting(String option, String setting, String value) {
        assertThat(settings(option)).containsEntry(setting, value);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "1000, 1", "1001, 2", "0, 1"})
    void a_lock_is_waited_for_in_whole_seconds(long millis, int seconds) {
        assertThat(of("").settings(Duration.ofMillis(millis)))
                .containsEntry("sessionVariables", "innodb_lock_wait_timeout=" + seconds);
    }

    @Test
    void the_identity_is_named_to_the_driver() {
        assertThat(settings("sslmode=require&sslpassword=identity-pw&sslidentity=" + FILES + "identity.p12"))
                .containsEntry("clientCertificateKeyStoreType", "PKCS12")
                .containsEntry("clientCertificateKeyStorePassword", "identity-pw")
                .extractingByKey("clientCertificateKeyStoreUrl")
                .asString()
                .startsWith("file:///")
                .endsWith("identity.p12");
    }

    @Test
    void several_hosts_are_tried_in_their_order() {
        MysqlUrl url = MysqlUrl.of(StorageUrl.parse("mysql://ada@one,two:7,[::1]/chat"), null);

        assertThat(url.label()).isEqualTo("MySQL database chat at one:3306, two:7, [::1]:3306");
    }

    @Test
    void messages_call_mariadb_by_its_name() {
        assertThat(MysqlUrl.of(StorageUrl.parse("mariadb://ada@db/chat"), null).label())
                .isEqualTo("MariaDB database chat at db:3306");
    }

    @Test
    void credentials_go_before_those_of_the_url() {
        MysqlUrl url =
                MysqlUrl.of(StorageUrl.parse("mysql://ada:old@db/chat"), new Credentials("bob", Secret.of("new")));

        assertThat(url.settings(Duration.ofSeconds(1)))
                .containsEntry("user", "bob")
                .containsEntry("password", "new");
    }

    @Test
    void the_pool_and_the_engine_are_told_their_part() {
        assertThat(of("connection_limit=3").server().connectionLimit()).isEqualTo(3);
        assertThat(of("socket_timeout=9").server().queryTimeout()).isEqualTo(Duration.ofSeconds(9));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application_name=a,hidden:b",
                "application_name=",
                "sslmode=hidden",
                "connection_limit=hidden",
                "sslcert=hidden"
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
        "schema=x, the option schema is not possible: here a schema is the database",
        "pgbouncer=true, the option pgbouncer is not possible: it stands in front of PostgreSQL only",
        "channel_binding=require, the option channel_binding is not possible: only PostgreSQL has it",
        "options=x, the option options is not possible: only PostgreSQL has it",
        "serverTimezone=UTC, the option serverTimezone is not possible: sessions are always in UTC"
    })
    void an_option_that_there_is_not_is_refused_by_name_with_the_reason(String option, String message) {
        assertThatThrownBy(() -> of(option))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(message);
    }

    @Test
    void a_url_without_database_says_what_to_write() {
        assertThatThrownBy(() -> MysqlUrl.of(StorageUrl.parse("mariadb://ada:hidden@db"), null))
                .isInstanceOf(CannotOpenException.class)
                .hasMessageContaining("write mariadb://user:password@host:3306/database")
                .hasMessageNotContaining("hidden");
    }

    @Test
    void no_text_and_no_error_has_user_or_password() {
        MysqlUrl url =
                MysqlUrl.of(StorageUrl.parse("mysql://hidden-user:hidden-pw@[::1]:1/my chat?connect_timeout=1"), null);

        assertThat(url.toString() + url.migrations()).doesNotContain("hidden");
        assertThatThrownBy(() -> url.migrations().getConnection())
                .hasStackTraceContaining("Communications link failure")
                .satisfies(e -> assertThat(e.toString()).doesNotContain("hidden"));
    }

    private static Map.Entry<Object, Object> entry(String name, String value) {
        return Map.entry(name, value);
    }

    private static Properties settings(String options) {
        return of(options).settings(Duration.ofMillis(1_500));
    }

    private static MysqlUrl of(String options) {
        return MysqlUrl.of(StorageUrl.parse("mysql://ada:p%40ss+word@db/chat?" + options), null);
    }
}
