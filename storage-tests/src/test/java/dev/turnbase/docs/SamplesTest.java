package dev.turnbase.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnbase.StorageEngine;
import dev.turnbase.model.Message;
import dev.turnbase.model.NewConversation;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** Runs the samples of the pages. */
final class SamplesTest {
    private final String url;
    private final StorageEngine engine;
    private final Samples samples;
    private final String trip;

    SamplesTest(@TempDir Path folder) {
        url = "file:" + folder.resolve("chat.db");
        engine = StorageEngine.open(url);
        samples = new Samples(engine.storage());
        trip = engine.storage()
                .conversations()
                .create(NewConversation.of("Trip", "travel-agent"))
                .id();
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void the_transaction_renames_and_appends() {
        assertThat(samples.transaction(trip).content()).isEqualTo("renamed");
        assertThat(engine.storage().conversations().get(trip).orElseThrow().title())
                .isEqualTo("Trip (1 turns)");
    }

    @Test
    void the_stream_stores_all_tokens_and_leaves_nothing_to_recover() {
        assertThat(samples.stream(trip, List.of("Gladly. ", "When?")).content()).isEqualTo("Gladly. When?");
        assertThat(samples.recover(engine)).isEmpty();
    }

    @Test
    void the_pages_have_all_messages_and_following_has_the_new_ones() {
        for (int i = 1; i <= 205; i++) {
            samples.stream(trip, List.of("turn " + i));
        }

        assertThat(samples.pages(trip)).extracting(Message::turn).hasSize(205).isSorted();
        assertThat(samples.follow(trip, 203)).extracting(Message::turn).containsExactly(204L, 205L);
    }

    @Test
    void the_version_and_the_errors_are_told_apart() {
        assertThat(samples.rename(trip, "Lisbon")).isEqualTo("Lisbon");
        assertThat(samples.errors(trip)).isEqualTo("stored");
        assertThat(samples.errors("nobody")).isEqualTo("there is no such conversation");
    }

    @Test
    void the_joins_store_message_and_order_together() throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.enforceForeignKeys(true);
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        SQLiteDataSource host = new SQLiteDataSource(config);
        host.setUrl("jdbc:sqlite:" + url.substring("file:".length()));
        JdbcTemplate jdbc = new JdbcTemplate(host);
        jdbc.execute("create table orders (id text primary key)");

        samples.join(host, trip);
        samples.joinSpring(host, trip);

        assertThat(jdbc.queryForList("select id from orders", String.class)).containsExactly("order-1", "order-2");
        assertThat(engine.storage().messages().latest(trip, 10))
                .extracting(Message::content)
                .containsExactly("order-1 is placed", "order-2 is placed");
    }

    @Test
    void the_options_open_an_engine() {
        assertThat(Samples.validate(url)).isTrue();
        assertThat(Samples.observe(url)).contains("conversations.create");
    }
}
