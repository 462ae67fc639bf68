package dev.turnbase.sql.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnbase.Secret;
import dev.turnbase.StorageOptions.Credentials;
import dev.turnbase.error.CannotOpenException;
import dev.turnbase.error.InvalidInputException;
import dev.turnbase.spi.StorageUrl;
import dev.turnbase.spi.StorageUrl.Host;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which database, where, and by whom. */
class ServerAddressTest {
    @Test
    void user_and_password_are_decoded_and_the_database_is_not() {
        ServerAddress address = of("chat://a%40da:p%2Fw+d@db/my%20chat");

        assertThat(address.user()).isEqualTo("a@da");
        assertThat(address.password()).contains(Secret.of("p/w+d"));
        assertThat(address.database()).isEqualTo("my%20chat");
    }

    @Test
    void credentials_go_before_those_of_the_url() {
        ServerAddress address = ServerAddress.of(
                StorageUrl.parse("chat://ada:old@db/chat"), new Credentials("bob", Secret.of("new")), "Chat", 99);

        assertThat(address.user()).isEqualTo("bob");
        assertThat(address.password()).contains(Secret.of("new"));
    }

    @Test
    void hosts_keep_their_order_and_get_the_default_port() {
        assertThat(of("chat://ada@one,two:7,[::1]/chat").hosts())
                .containsExactly(new Host("one", 99), new Host("two", 7), new Host("::1", 99));
    }

    @Test
    void its_text_has_neither_user_nor_password() {
        assertThat(of("chat://ada:pw@one,[::1]:7/chat")).hasToString("Chat database chat at one:99, [::1]:7");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "chat:",
                "chat://ada:hidden@db",
                "chat://ada:hidden@db/",
                "chat://db/chat",
                "chat://:hidden@db/chat"
            })
    void what_is_missing_is_named_and_what_to_write(String url) {
        assertThatThrownBy(() -> of(url))
                .isInstanceOf(CannotOpenException.class)
                .hasMessageContaining("the URL names no ")
                .hasMessageContaining("write chat://user:password@host:99/database")
                .hasMessageNotContaining("hidden");
    }

    @ParameterizedTest
    @ValueSource(strings = {"address=(host=db)(autoDeserialize=true)", "db;x", "db#x", "a=b", "[fe80::1%25/x]", "(db)"})
    void a_host_that_could_carry_settings_is_refused(String host) {
        assertThatThrownBy(() -> of("chat://ada:hidden@" + host + "/chat"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageNotContaining("hidden");
    }

    private static ServerAddress of(String url) {
        return ServerAddress.of(StorageUrl.parse(url), null, "Chat", 99);
    }
}
