package dev.turnbase.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnbase.Storage;
import dev.turnbase.StorageEngine;
import dev.turnbase.StorageOptions;
import dev.turnbase.error.OutcomeUnknownException;
import dev.turnbase.error.UnavailableException;
import dev.turnbase.model.Conversation;
import dev.turnbase.model.ConversationPatch;
import dev.turnbase.model.Message;
import dev.turnbase.model.NewConversation;
import dev.turnbase.model.NewMessage;
import dev.turnbase.sqlite.WatchedDataSource.Cut;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A commit whose answer is lost: success if it was done, a clean failure if not, and never a second try before. */
class LostCommitTest {
    @TempDir
    private Path folder;

    private WatchedDataSource database;
    private StorageEngine engine;
    private Storage storage;
    private Conversation conversation;

    @BeforeEach
    void open() {
        database = new WatchedDataSource(folder.resolve("chat.db"));
        engine = StorageEngine.open(
                StorageOptions.builder()
                        .engine("sqlite")
                        .dataSource(database.dataSource())
                        .transactionTimeout(Duration.ofMillis(300))
                        .build(),
                new SqliteEngineProvider());
        storage = engine.storage();
        conversation = storage.conversations().create(NewConversation.of("Title", "agent"));
    }

    @AfterEach
    void close() throws SQLException {
        engine.close();
        assertThat(database.open()).as("connections left open").isZero();
    }

    @Test
    void an_append_whose_commit_was_done_succeeds_once() {
        database.cutNext(Cut.AFTER_COMMIT, false);

        Message appended = storage.messages().append(conversation.id(), NewMessage.of("user", "once"));

        assertThat(storage.messages().latest(conversation.id(), 10)).containsExactly(appended);
    }

    @Test
    void a_transaction_that_deletes_what_it_inserted_is_not_run_twice() {
        AtomicInteger runs = new AtomicInteger();
        database.cutNext(Cut.AFTER_COMMIT, false);

        storage.transactionWithoutResult(tx -> {
            runs.incrementAndGet();
            Message draft = tx.messages().append(conversation.id(), NewMessage.of("assistant", "draft"));
            tx.messages().deleteFrom(conversation.id(), draft.turn());
        });

        assertThat(runs).hasValue(1);
        assertThat(storage.conversations().get(conversation.id()).orElseThrow().lastTurn())
                .isEqualTo(1);
    }

    @Test
    void an_append_whose_commit_was_not_done_fails_cleanly_and_uses_up_no_turn() {
        database.cutNext(Cut.BEFORE_COMMIT, false);

        assertThatThrownBy(() -> storage.messages().append(conversation.id(), NewMessage.of("user", "never")))
                .isInstanceOf(UnavailableException.class);

        assertThat(storage.messages()
                        .append(conversation.id(), NewMessage.of("user", "first"))
                        .turn())
                .isEqualTo(1);
    }

    @Test
    void a_patch_which_inserts_no_row_is_known_by_its_marker() {
        database.cutNext(Cut.AFTER_COMMIT, false);

        Conversation patched = storage.conversations()
                .update(conversation.id(), ConversationPatch.none().title("New"));

        assertThat(patched.title()).isEqualTo("New");
        assertThat(patched.version()).isEqualTo(2);
        assertThat(storage.conversations().get(conversation.id())).contains(patched);
    }

    @Test
    void a_transaction_whose_commit_was_done_is_not_run_again() {
        database.cutNext(Cut.AFTER_COMMIT, false);

        storage.transactionWithoutResult(tx -> tx.messages().append(conversation.id(), NewMessage.of("user", "once")));

        assertThat(storage.messages().latest(conversation.id(), 10)).hasSize(1);
    }

    @Test
    void an_outcome_that_can_not_be_asked_for_is_unknown_and_the_engine_recovers() {
        database.cutNext(Cut.AFTER_COMMIT, true);

        assertThatThrownBy(() -> storage.messages().append(conversation.id(), NewMessage.of("user", "perhaps")))
                .isInstanceOf(OutcomeUnknownException.class);

        database.comeBack();
        assertThat(storage.messages()
                        .append(conversation.id(), NewMessage.of("user", "next"))
                        .turn())
                .isEqualTo(2);
    }

    @Test
    void a_database_that_can_not_be_asked_at_once_is_asked_again() {
        database.cutNext(Cut.AFTER_COMMIT, false);
        database.refuseOpens(1);

        Message appended = storage.messages().append(conversation.id(), NewMessage.of("user", "once"));

        assertThat(storage.messages().latest(conversation.id(), 10)).containsExactly(appended);
    }

    @Test
    void an_interrupt_does_not_end_the_asking_and_is_kept() {
        database.cutNext(Cut.AFTER_COMMIT, false);
        Thread.currentThread().interrupt();

        Message appended = storage.messages().append(conversation.id(), NewMessage.of("user", "once"));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(storage.messages().latest(conversation.id(), 10)).containsExactly(appended);
    }

    @Test
    void markers_of_engines_that_died_are_deleted_an_hour_later() throws SQLException {
        long now = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
        try (Connection connection = database.dataSource().getConnection();
                PreparedStatement insert =
                        connection.prepareStatement("insert into chat_commit_marker values (?, ?, ?)")) {
            for (long hours : new long[] {2, 0}) {
                insert.setString(1, "holder " + hours);
                insert.setString(2, "id " + hours);
                insert.setLong(3, now - TimeUnit.HOURS.toMicros(hours));
                insert.executeUpdate();
            }
        }

        storage.conversations()
                .update(conversation.id(), ConversationPatch.none().title("New"));

        assertThat(markers()).contains("id 0").doesNotContain("id 2").hasSize(2);
    }

    private List<String> markers() throws SQLException {
        List<String> ids = new ArrayList<>();
        try (Connection connection = database.dataSource().getConnection();
                PreparedStatement select = connection.prepareStatement("select id from chat_commit_marker");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                ids.add(row.getString(1));
            }
        }
        return ids;
    }

    @Test
    void a_transaction_that_gets_no_connection_does_not_keep_the_next_one_waiting() {
        database.cutNext(Cut.AFTER_COMMIT, true);
        assertThatThrownBy(() -> storage.messages().append(conversation.id(), NewMessage.of("user", "perhaps")))
                .isInstanceOf(OutcomeUnknownException.class);

        assertThatThrownBy(() -> storage.transactionWithoutResult(tx -> {})).isInstanceOf(UnavailableException.class);

        database.comeBack();
        storage.transactionWithoutResult(tx -> tx.messages().append(conversation.id(), NewMessage.of("user", "next")));
        assertThat(storage.messages().latest(conversation.id(), 10)).hasSize(2);
    }
}
