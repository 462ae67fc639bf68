package dev.turnbase.spi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnbase.Secret;
import dev.turnbase.spi.StorageUrl.Host;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class StorageUrlTest {
    @ParameterizedTest
    @CsvSource({
        "file:chat.db, chat.db",
        "file:./data/chat.db, ./data/chat.db",
        "file:/var/chat.db, /var/chat.db",
        "file:///var/chat.db, /var/chat.db",
        "FILE:Chat.DB, Chat.DB",
        "file::memory:, :memory:",
        "file:a b%20c+d@e.db, a b%20c+d@e.db",
        "file:chat.db?mode=x, chat.db",
    })
    void a_file_url_states_the_path_as_it_is(String url, String path) {
        StorageUrl parsed = StorageUrl.parse(url);

        assertThat(parsed.scheme()).isEqualTo("file");
        assertThat(parsed.path()).isEqualTo(path);
        assertThat(parsed.hosts()).isEmpty();
        assertThat(parsed.user()).isEmpty();
    }

    @Test
    void a_path_ends_at_the_first_question_mark_unless_it_is_given_as_a_path() {
        assertThat(StorageUrl.parse("file:what?a=b?c").path()).isEqualTo("what");
        assertThat(StorageUrl.parse("file:what?a=b?c").option("a")).contains("b?c");
        assertThat(StorageUrl.file("what?a=b").path()).isEqualTo("what?a=b");
        assertThat(StorageUrl.file("what?a=b").options()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "postgres", "mysql", "mariadb", "x-other+1.0"})
    void a_server_url_states_user_password_host_port_and_database(String scheme) {
        StorageUrl url = StorageUrl.parse(scheme + "://ada:pw@db.example:5433/chats?schema=s");

        assertThat(url.scheme()).isEqualTo(scheme);
        assertThat(url.user()).contains("ada");
        assertThat(url.password()).contains(Secret.of("pw"));
        assertThat(url.hosts()).containsExactly(new Host("db.example", 5433));
        assertThat(url.path()).isEqualTo("chats");
        assertThat(url.option("schema")).contains("s");
        assertThat(url.option("other")).isEmpty();
    }

    @Test
    void everything_but_a_host_can_be_left_out() {
        StorageUrl url = StorageUrl.parse("mysql://db");

        assertThat(url.hosts()).containsExactly(new Host("db", 0));
        assertThat(url.path()).isEmpty();
        assertThat(url.user()).isEmpty();
        assertThat(url.password()).isEmpty();
        assertThat(url.options()).isEmpty();
    }

    @Test
    void a_user_may_have_no_password_or_an_empty_one() {
        assertThat(StorageUrl.parse("mysql://ada@db").password()).isEmpty();
        assertThat(StorageUrl.parse("mysql://ada:@db").password()).contains(Secret.of(""));
    }

    @Test
    void memory_needs_nothing_behind_the_scheme() {
        StorageUrl url = StorageUrl.parse("memory:");

        assertThat(url.scheme()).isEqualTo("memory");
        assertThat(url.path()).isEmpty();
        assertThat(url).hasToString("memory:");
    }

    @Test
    void several_hosts_keep_their_order_and_ports() {
        StorageUrl url = StorageUrl.parse("postgresql://u:p@one,two:5433,[2001:db8::1]:5434,[::1]/chats");

        assertThat(url.hosts())
                .containsExactly(
                        new Host("one", 0), new Host("two", 5433), new Host("2001:db8::1", 5434), new Host("::1", 0));
        assertThat(url).hasToString("postgresql://u:***@one,two:5433,[2001:db8::1]:5434,[::1]/chats");
    }

    @Test
    void user_and_password_are_percent_decoded_and_a_plus_is_a_plus() {
        StorageUrl url = StorageUrl.parse("mysql://a%40b+c:%2F%3F%40%3a%25+%C3%A9%F0%9F%98%80@db/x");

        assertThat(url.user()).contains("a@b+c");
        assertThat(url.password()).contains(Secret.of("/?@:%+é😀"));
    }

    @Test
    void a_password_may_have_bare_at_signs_and_colons() {
        StorageUrl url = StorageUrl.parse("mysql://ada:a@b:c@db/x");

        assertThat(url.password()).contains(Secret.of("a@b:c"));
        assertThat(url.hosts()).containsExactly(new Host("db", 0));
    }

    @Test
    void an_options_value_is_form_decoded_and_keeps_its_equals_signs() {
        StorageUrl url = StorageUrl.parse("mysql://db/x?application_name=my+chat%2Bapp%40home&a=b=c&empty=&");

        assertThat(url.option("application_name")).contains("my chat+app@home");
        assertThat(url.option("a")).contains("b=c");
        assertThat(url.option("empty")).contains("");
        assertThat(url.options()).containsOnlyKeys("application_name", "a", "empty");
    }

    @Test
    void its_text_hides_the_password_and_the_values_of_options() {
        StorageUrl url = StorageUrl.parse("postgresql://ada:canary@db:5433/chats?sslpassword=canary&schema=s");

        assertThat(url).hasToString("postgresql://ada:***@db:5433/chats?sslpassword=…&schema=…");
    }
}
