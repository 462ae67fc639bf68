package dev.turnbase.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnbase.MessageStream;
import dev.turnbase.Storage;
import dev.turnbase.StorageEngine;
import dev.turnbase.StorageOptions;
import dev.turnbase.model.Message;
import dev.turnbase.model.MessageStatus;
import dev.turnbase.model.NewConversation;
import dev.turnbase.model.NewMessage;
import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** The text of a stream: pieces that end in half a character, its limit, and what it costs to write. */
public abstract class StreamTextContract extends ContractTest {
    private static final int LIMIT = 100;
    private static final String HIGH = "\uD83D";
    private static final String LOW = "\uDE00";
    private static final int FLUSHES = 150;
    private static final String PIECE = "x".repeat(1_000);

    @Override
    protected StorageOptions.Builder configure(StorageOptions.Builder options) {
        return options.streamFlushInterval(Duration.ofHours(1));
    }

    private MessageStream stream() {
        return stream(storage());
    }

    private static MessageStream stream(Storage storage) {
        String c = storage.conversations()
                .create(NewConversation.of("Text", "agent"))
                .id();
        return storage.messages().stream(c, NewMessage.pending("assistant"));
    }

    private Message stored(MessageStream stream) {
        return messages().get(stream.message().id()).orElseThrow();
    }

    @Test
    @Rule("S7")
    void a_high_surrogate_at_the_end_of_a_piece_is_held_for_the_next() {
        try (MessageStream stream = stream()) {
            stream.write("smile: " + HIGH);
            stream.flush();
            assertThat(stored(stream).content()).isEqualTo("smile: ");

            stream.write(LOW + "!");
            stream.flush();
            assertThat(stored(stream).content()).isEqualTo("smile: 😀!");
            stream.write(HIGH);
            stream.write("");
            stream.write(LOW);

            assertThat(stream.complete().content()).isEqualTo("smile: 😀!😀");
        }
    }

    @Test
    @Rule("S7")
    void a_surrogate_left_unpaired_at_the_end_is_refused_and_the_stream_stays_open() {
        try (MessageStream stream = stream()) {
            stream.write("smile: " + HIGH);

            Refusals.assertInvalid(stream::complete);

            assertThat(stored(stream).status()).isEqualTo(MessageStatus.PENDING);
            stream.write(LOW);
            assertThat(stream.complete().content()).isEqualTo("smile: 😀");
        }
    }

    @Test
    @Rule({"S7", "S3"})
    void a_stream_closed_with_half_a_character_keeps_what_is_whole() {
        MessageStream stream = stream();
        stream.write("smile: " + HIGH);

        stream.close();

        assertThat(stored(stream).content()).isEqualTo("smile: ");
        assertThat(stored(stream).status()).isEqualTo(MessageStatus.CANCELLED);
    }

    @Test
    @Rule({"S7", "T2"})
    void a_piece_that_breaks_the_text_is_refused_whole_and_the_rest_is_kept() {
        try (MessageStream stream = stream()) {
            stream.write("kept ");

            Refusals.assertInvalid(() -> stream.write("lost \0"));
            Refusals.assertInvalid(() -> stream.write("lost " + LOW));
            Refusals.assertInvalid(() -> stream.write("lost " + HIGH + " lost"));
            Refusals.assertInvalid(() -> stream.write(LOW));
            stream.write("whole " + HIGH);
            Refusals.assertInvalid(() -> stream.write("lost"));
            Refusals.assertInvalid(() -> stream.write(HIGH + LOW));
            stream.write(LOW + " end");

            assertThat(stream.complete().content()).isEqualTo("kept whole 😀 end");
        }
    }

    @Test
    @Rule({"S7", "T3"})
    void text_over_the_limit_refuses_that_piece_and_keeps_the_rest() {
        StorageOptions options = configured(database()).contentLimit(LIMIT).build();
        try (StorageEngine engine = StorageEngine.open(options);
                MessageStream stream = stream(engine.storage(storage().tenant()))) {
            stream.write("x".repeat(LIMIT - 5));
            Refusals.assertInvalid(() -> stream.write("123456"));
            stream.write(HIGH);
            Refusals.assertInvalid(() -> stream.write(LOW + "ab"));
            stream.write(LOW);
            Refusals.assertInvalid(() -> stream.write("é"));
            stream.flush();
            Refusals.assertInvalid(() -> stream.write("ab"));
            stream.write("a");
            Refusals.assertInvalid(() -> stream.write("b"));

            assertThat(stream.complete().content()).isEqualTo("x".repeat(LIMIT - 5) + "😀a");
        }
    }

    @Test
    @Rule("S6")
    void twice_the_flushes_write_about_twice_the_bytes() {
        bytesOf(FLUSHES);
        OptionalLong once = bytesOf(FLUSHES);
        OptionalLong twice = bytesOf(2 * FLUSHES);

        assertThat(once.isPresent())
                .as("a durable engine's database says how many bytes are written for it")
                .isEqualTo(capabilities().durable());
        assertThat(twice.orElse(0))
                .as("bytes of %s flushes, and of twice as many", FLUSHES)
                .isLessThanOrEqualTo(once.orElse(0) * 5 / 2);
    }

    private OptionalLong bytesOf(int flushes) {
        OptionalLong before = database().bytesWritten();
        try (MessageStream stream = stream()) {
            for (int i = 0; i < flushes; i++) {
                stream.write(PIECE);
                stream.flush();
            }
            assertThat(stream.complete().content()).hasSize(flushes * PIECE.length());
        }
        OptionalLong after = database().bytesWritten();
        return after.isPresent() ? OptionalLong.of(after.getAsLong() - before.orElseThrow()) : after;
    }
}
