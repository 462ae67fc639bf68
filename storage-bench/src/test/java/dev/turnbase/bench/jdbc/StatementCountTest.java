package dev.turnbase.bench.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnbase.StorageEngine;
import dev.turnbase.StorageOptions;
import dev.turnbase.bench.contender.ChatStore;
import dev.turnbase.bench.contender.TurnbaseStore;
import dev.turnbase.model.NewUser;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hand-written JDBC is the limit only if it sends no more than Turnbase does. Both are counted alike, on SQLite. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class StatementCountTest {
    private static final int WINDOW = 20;
    private static final int PIECES = 200;
    private static final String USER = "ada";
    private static final String OTHER_USER = "ben";
    private static final Duration LONG = Duration.ofHours(1);

    @TempDir
    private Path folder;

    @Test
    void an_append_sends_no_more_by_hand() {
        assertNoMoreByHand((store, conversation) -> store.append(conversation, "one more"));
    }

    @Test
    void a_window_sends_no_more_by_hand() {
        assertNoMoreByHand((store, conversation) -> store.window(conversation, WINDOW));
    }

    @Test
    void an_opening_sends_no_more_by_hand() {
        assertNoMoreByHand((store, conversation) -> store.open(conversation, WINDOW));
    }

    @Test
    void an_inbox_sends_no_more_by_hand() {
        assertNoMoreByHand((store, conversation) -> store.inbox(store.findOrCreate(USER), WINDOW));
    }

    @Test
    void a_streamed_piece_sends_no_more_by_hand() {
        assertNoMoreByHand((store, conversation) -> store.stream(conversation, List.of("a piece")));
    }

    @Test
    void a_find_or_create_of_a_known_user_sends_no_more_by_hand() {
        assertNoMoreByHand((store, conversation) -> store.findOrCreate(USER));
    }

    @Test
    void a_transfer_sends_no_more_by_hand() {
        assertNoMoreByHand((store, conversation) -> store.transfer(conversation, store.findOrCreate(OTHER_USER)));
    }

    @Test
    void a_deletion_sends_no_more_by_hand() {
        assertNoMoreByHand(ChatStore::delete);
    }

    @Test
    void many_streamed_pieces_send_more_by_hand_since_each_is_durable() {
        BiConsumer<ChatStore, String> stream =
                (store, conversation) -> store.stream(conversation, Collections.nCopies(PIECES, "a piece"));
        assertThat(byHand(stream)).isGreaterThan(PIECES).isGreaterThan(byTurnbase(stream));
    }

    private void assertNoMoreByHand(BiConsumer<ChatStore, String> operation) {
        assertThat(byHand(operation)).isPositive().isLessThanOrEqualTo(byTurnbase(operation));
    }

    private int byHand(BiConsumer<ChatStore, String> operation) {
        CountingSource source = new CountingSource(SqliteJdbc.source(folder.resolve("jdbc.db")));
        try (StorageEngine engine = engine(source)) {
            engine.storage().users().findOrCreate(NewUser.withExternalId(USER));
        }
        try (ChatStore store = new SqliteJdbc(source.counted(), "chat_", 1)) {
            return executed(source, store, operation);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private int byTurnbase(BiConsumer<ChatStore, String> operation) {
        CountingSource source = new CountingSource(SqliteJdbc.source(folder.resolve("turnbase.db")));
        try (ChatStore store = new TurnbaseStore(engine(source))) {
            return executed(source, store, operation);
        }
    }

    private static StorageEngine engine(CountingSource source) {
        return StorageEngine.open(StorageOptions.builder()
                .engine("sqlite")
                .dataSource(source.counted())
                .tablePrefix("chat_")
                .streamHeartbeat(LONG)
                .streamFlushInterval(LONG)
                .build());
    }

    /** What the operation executes when it is done for the second time: nothing is prepared or looked up first then. */
    private static int executed(CountingSource source, ChatStore store, BiConsumer<ChatStore, String> operation) {
        for (String conversation : List.of("first", "second")) {
            store.create(conversation, store.findOrCreate(USER));
            store.appendAll(conversation, Collections.nCopies(WINDOW, "a message"));
        }
        store.findOrCreate(OTHER_USER);
        operation.accept(store, "first");
        return source.of(() -> operation.accept(store, "second"));
    }
}
