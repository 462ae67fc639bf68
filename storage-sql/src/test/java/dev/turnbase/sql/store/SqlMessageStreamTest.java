package dev.turnbase.sql.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnbase.MessageStream;
import dev.turnbase.error.AlreadyExistsException;
import dev.turnbase.error.InvalidInputException;
import dev.turnbase.error.StateConflictException;
import dev.turnbase.model.Message;
import dev.turnbase.model.MessagePatch;
import dev.turnbase.model.MessageStatus;
import dev.turnbase.model.NewConversation;
import dev.turnbase.model.NewMessage;
import dev.turnbase.query.MessageQuery;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SqlMessageStreamTest extends StoreTest {
    private static final Duration LONG_AGO = Duration.ofSeconds(10);

    private String conversation = "";

    @BeforeEach
    void createConversation() {
        conversation = conversations.create(NewConversation.of("t", "a")).id();
    }

    private MessageStream stream() {
        return messages.stream(conversation, NewMessage.pending("agent").id("m"));
    }

    private String content() {
        return messages.get("m").orElseThrow().content();
    }

    @Test
    void an_open_stream_shows_the_text_so_far() {
        MessageStream stream = stream();
        stream.write("one ");
        stream.flush();
        stream.write("two");
        stream.flush();

        Message pending = messages.get("m").orElseThrow();
        assertThat(pending.status()).isEqualTo(MessageStatus.PENDING);
        assertThat(pending.content()).isEqualTo("one two");
        assertThat(messages.latest(conversation, 3)).containsExactly(pending);
        assertThat(messages.list(MessageQuery.of(conversation)).items()).containsExactly(pending);
        assertThat(conversations.open(conversation, 1).orElseThrow().messages()).containsExactly(pending);
    }

    @Test
    void a_complete_stream_is_one_whole_message() throws SQLException {
        MessageStream stream = stream();
        stream.write("x".repeat(5_000));
        stream.write("\uD83D");
        stream.write("\uDE00");
        now = NOW.plusSeconds(1);

        Message complete = stream.complete();

        assertThat(complete.content()).isEqualTo("x".repeat(5_000) + "\uD83D\uDE00");
        assertThat(complete.version()).isEqualTo(2);
        assertThat(complete.updatedAt()).isEqualTo(now);
        assertThat(messages.get("m")).contains(complete);
        assertThat(rows("chat_message_part") + rows("chat_message_stream")).isZero();
        assertThatThrownBy(() -> stream.write("more")).isInstanceOf(IllegalStateException.class);
        stream.close();
        assertThat(messages.get("m")).contains(complete);
    }

    private int rows(String table) throws SQLException {
        try (Statement statement = database.connection().createStatement();
                var count = statement.executeQuery("SELECT count(*) FROM " + table)) {
            return count.getInt(1);
        }
    }

    @Test
    void text_is_flushed_also_when_nobody_writes_any_more() {
        stream().write("tail");

        await(() -> content().equals("tail"));
    }

    @Test
    void closing_and_failing_keep_the_text() {
        try (MessageStream stream = stream()) {
            stream.write("so far");
        }
        MessageStream failing = messages.stream(conversation, NewMessage.pending("agent"));
        failing.write("other");

        Message failed = failing.fail("because");

        assertThat(messages.get("m").orElseThrow().status()).isEqualTo(MessageStatus.CANCELLED);
        assertThat(content()).isEqualTo("so far");
        assertThat(failed.status()).isEqualTo(MessageStatus.FAILED);
        assertThat(failed.statusReason()).contains("because");
        assertThat(failed.content()).isEqualTo("other");
    }

    @Test
    void a_refused_piece_leaves_the_rest() {
        MessageStream stream = stream();
        stream.write("kept");

        assertThatThrownBy(() -> stream.write("x".repeat(100_000))).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> stream.write("a\u0000")).isInstanceOf(InvalidInputException.class);
        stream.write("\uD83D");
        assertThatThrownBy(() -> stream.write("x")).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(stream::complete).isInstanceOf(InvalidInputException.class);
        stream.write("\uDE00");

        assertThat(stream.complete().content()).isEqualTo("kept\uD83D\uDE00");
    }

    @Test
    void a_second_opener_is_refused_while_the_first_streams() {
        MessageStream stream = stream();

        assertThatThrownBy(this::stream).isInstanceOf(StateConflictException.class);
        stream.complete();
        assertThatThrownBy(this::stream).isInstanceOf(AlreadyExistsException.class);
        assertThat(messages.append(conversation, NewMessage.of("user", "x")).turn())
                .isEqualTo(2);
    }

    @Test
    void a_stream_whose_message_was_deleted_finds_out() {
        MessageStream stream = stream();
        messages.delete("m");

        assertThatThrownBy(() -> {
                    stream.write("x");
                    stream.flush();
                })
                .isInstanceOf(StateConflictException.class);
        assertThatThrownBy(stream::flush).isInstanceOf(IllegalStateException.class);
        stream.close();
    }

    @Test
    void a_lost_lease_that_the_heartbeat_found_is_told_once() {
        MessageStream stream = stream();
        database.takeStatements();
        messages.delete("m");
        await(() -> database.takeStatements().stream().anyMatch(sql -> sql.contains("heartbeat")));

        assertThatThrownBy(stream::complete).isInstanceOf(StateConflictException.class);
        assertThatThrownBy(stream::complete).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_dead_stream_is_recovered_and_a_live_one_is_not() throws SQLException {
        MessageStream stream = stream();
        stream.write("flushed");
        stream.flush();

        assertThat(messages.recoverPending(LONG_AGO)).isEmpty();
        stopHeartbeat();
        List<Message> recovered = messages.recoverPending(LONG_AGO);

        assertThat(recovered).hasSize(1);
        assertThat(recovered.get(0).status()).isEqualTo(MessageStatus.FAILED);
        assertThat(recovered.get(0).content()).isEqualTo("flushed");
        assertThat(messages.get("m")).contains(recovered.get(0));
        assertThatThrownBy(stream::complete).isInstanceOf(StateConflictException.class);
        assertThatThrownBy(() -> messages.recoverPending(Duration.ofMillis(59)))
                .isInstanceOf(InvalidInputException.class);
    }

    /** As if the holder had died: another one's token, and a time long past. */
    private void stopHeartbeat() throws SQLException {
        try (Statement statement = database.connection().createStatement()) {
            statement.executeUpdate("UPDATE chat_message_stream SET token = 'gone', heartbeat = 0");
        }
    }

    @Test
    void a_heartbeat_goes_on_without_text() throws SQLException {
        stream();
        try (Statement statement = database.connection().createStatement()) {
            statement.executeUpdate("UPDATE chat_message_stream SET heartbeat = 0");
        }

        await(() -> heartbeat() > 0);
        assertThat(messages.recoverPending(LONG_AGO)).isEmpty();
    }

    private long heartbeat() {
        try (Statement statement = database.connection().createStatement();
                var row = statement.executeQuery("SELECT heartbeat FROM chat_message_stream")) {
            return row.next() ? row.getLong(1) : 0;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_pending_message_takes_no_patch_but_of_its_metadata() {
        MessageStream stream = stream();
        stream.write("x");
        stream.flush();

        Message patched = messages.update("m", MessagePatch.none().metadata("{\"a\":1}"));

        assertThat(patched.content()).isEqualTo("x");
        assertThatThrownBy(() -> messages.update("m", MessagePatch.none().content("y")))
                .isInstanceOf(StateConflictException.class);
        assertThat(stream.complete().metadata()).isEqualTo("{\"a\":1}");
    }

    @Test
    void streams_of_many_tenants_are_recovered_by_tenant() throws SQLException {
        stream();
        stopHeartbeat();

        assertThat(streams.recoverPending(LONG_AGO)).containsOnlyKeys("acme");
        assertThat(streams.recoverPending(LONG_AGO)).isEmpty();
    }

    private static void await(BooleanSupplier state) {
        while (!state.getAsBoolean()) {
            assertThat(Thread.currentThread().isInterrupted()).as("out of time").isFalse();
            LockSupport.parkNanos(1_000_000);
        }
    }
}
