package dev.turnbase.sql.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnbase.error.InvalidInputException;
import dev.turnbase.spi.StorageUrl;
import dev.turnbase.sql.engine.ServerTls.Mode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the options about encryption mean together. {@code authority.pem} is the certificate of an authority,
 * {@code identity.p12} has a certificate of it and its key, by the name {@code user}, under {@code identity-pw}.
 */
class ServerTlsTest {
    private static final String AUTHORITY = "sslcert=src/test/resources/authority.pem";
    private static final String IDENTITY = "sslidentity=src/test/resources/identity.p12&sslpassword=identity-pw";

    @Test
    void encryption_is_preferred_unless_something_is_stated() {
        assertThat(tls("").mode()).isEqualTo(Mode.PREFER);
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void every_word_of_sslmode_is_known(Mode mode) {
        assertThat(tls("sslmode=" + mode.word()).mode()).isEqualTo(mode);
    }

    @ParameterizedTest
    @CsvSource({
        "sslaccept=strict, VERIFY_FULL",
        "sslaccept=strict&sslmode=require, VERIFY_FULL",
        "sslaccept=strict&sslmode=verify-full, VERIFY_FULL",
        "sslaccept=accept_invalid_certs, REQUIRE",
        "sslaccept=accept_invalid_certs&sslmode=prefer, PREFER",
        AUTHORITY + ", VERIFY_CA",
        AUTHORITY + "&sslmode=require, VERIFY_CA",
        AUTHORITY + "&sslmode=verify-full, VERIFY_FULL",
        AUTHORITY + "&sslaccept=strict, VERIFY_FULL"
    })
    void what_is_stated_together_adds_up(String options, Mode mode) {
        assertThat(tls(options).mode()).isEqualTo(mode);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sslmode=REQUIRE",
                "sslmode=required",
                "sslmode=",
                "sslaccept=hidden",
                "sslaccept=strict&sslmode=disable",
                "sslaccept=strict&sslmode=allow",
                "sslaccept=strict&sslmode=prefer",
                "sslaccept=strict&sslmode=verify-ca",
                "sslaccept=accept_invalid_certs&sslmode=disable",
                "sslaccept=accept_invalid_certs&sslmode=verify-ca",
                "sslaccept=accept_invalid_certs&sslmode=verify-full",
                AUTHORITY + "&sslmode=disable",
                AUTHORITY + "&sslmode=allow",
                AUTHORITY + "&sslmode=prefer",
                AUTHORITY + "&sslaccept=accept_invalid_certs",
                "sslcert=hidden.pem",
                "sslcert=src/test/resources",
                "sslcert=src/test/resources/identity.p12",
                "sslidentity=src/test/resources/identity.p12",
                "sslpassword=hidden",
                "sslidentity=hidden.p12&sslpassword=hidden",
                "sslidentity=src/test/resources/identity.p12&sslpassword=hidden",
                "sslidentity=src/test/resources/authority.pem&sslpassword=hidden",
                IDENTITY + "&sslmode=disable"
            })
    void what_contradicts_itself_or_cannot_be_is_refused(String options) {
        assertThatThrownBy(() -> tls(options))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("url: the option ssl")
                .hasMessageNotContaining("hidden");
    }

    @Test
    void the_authority_and_the_identity_are_read() {
        ServerTls tls = tls(AUTHORITY + "&" + IDENTITY);

        assertThat(tls.authorities()).hasSize(1);
        assertThat(tls.authority().orElseThrow()).isAbsolute();
        assertThat(tls.identity().orElseThrow().password().reveal()).isEqualTo("identity-pw");
        assertThat(tls.identity().orElseThrow().hasKey("user")).isTrue();
        assertThat(tls.identity().orElseThrow().hasKey("other")).isFalse();
    }

    @Test
    void its_text_has_no_secret() {
        ServerTls tls = tls(AUTHORITY + "&" + IDENTITY);

        assertThat(tls).hasToString("ServerTls[mode=verify-ca, authority=true, identity=true]");
        assertThat(tls.identity().orElseThrow().toString()).doesNotContain("identity-pw");
    }

    private static ServerTls tls(String options) {
        return ServerTls.of(StorageUrl.parse("chat://ada@db/chat?" + options));
    }
}
