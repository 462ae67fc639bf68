package dev.turnbase.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnbase.MessageStream;
import dev.turnbase.StorageEngine;
import dev.turnbase.StorageOptions;
import dev.turnbase.model.Message;
import dev.turnbase.model.MessageStatus;
import dev.turnbase.model.NewConversation;
import dev.turnbase.model.NewMessage;
import dev.turnbase.model.NewUser;
import dev.turnbase.model.User;
import dev.turnbase.query.MessageFilter;
import dev.turnbase.query.PageRequest;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A reply that arrives token by token: visible from the start, flushed in time, whole at the end. */
public abstract class StreamsContract extends ContractTest {
    private static final NewMessage REPLY = NewMessage.pending("assistant");

    @Override
    protected StorageOptions.Builder configure(StorageOptions.Builder options) {
        return options.streamFlushInterval(Duration.ofMillis(50));
    }

    private String conversation() {
        return conversations().create(NewConversation.of("Streams", "agent")).id();
    }

    private Message stored(String id) {
        return messages().get(id).orElseThrow();
    }

    @Test
    @Rule("S1")
    void the_pending_message_has_its_turn_and_is_visible_from_the_moment_the_stream_opens() {
        User owner = users().create(NewUser.unidentified());
        String c = conversations()
                .create(NewConversation.of("Streams", "agent").ownedBy(owner))
                .id();
        messages().append(c, NewMessage.of("user", "question"));

        try (MessageStream stream =
                messages().stream(c, REPLY.id("reply").from(owner).metadata("{\"a\":1}"))) {
            Message opened = stream.message();

            assertThat(opened.turn()).isEqualTo(2);
            assertThat(opened.status()).isEqualTo(MessageStatus.PENDING);
            assertThat(opened.content()).isEmpty();
            assertThat(opened.statusReason()).isEmpty();
            assertThat(opened.authorId()).contains(owner.id());
            assertThat(opened.metadata()).isEqualTo("{\"a\":1}");
            assertThat(opened.version()).isEqualTo(1);
            assertThat(messages().get("reply")).contains(opened);
            assertThat(messages().latest(c, 1)).containsExactly(opened);
            assertThat(messages().find(MessageFilter.any().conversation(c).status(MessageStatus.PENDING)))
                    .contains(opened);
            assertThat(conversations().inbox(owner.id(), PageRequest.first(1)).items())
                    .singleElement()
                    .satisfies(row -> assertThat(row.lastMessage()).contains(opened));
        }
    }

    @Test
    @Rule("S1")
    void others_append_while_a_stream_is_open() {
        String c = conversation();
        try (MessageStream stream = messages().stream(c, REPLY)) {
            assertThat(messages().append(c, NewMessage.of("user", "meanwhile")).turn())
                    .isEqualTo(2);
            try (MessageStream second = messages().stream(c, REPLY)) {
                assertThat(second.message().turn()).isEqualTo(3);
                second.complete();
            }
            stream.write("first");
            assertThat(stream.complete().turn()).isEqualTo(1);
        }
        assertThat(messages().latest(c, 10)).extracting(Message::content).containsExactly("first", "meanwhile", "");
    }

    @Test
    @Rule("S1")
    void flushed_text_is_visible_wherever_the_message_is_read() {
        String c = conversation();
        try (MessageStream stream = messages().stream(c, REPLY)) {
            String id = stream.message().id();
            stream.write("one ");
            stream.write("two ");
            stream.flush();
            stream.write("three ");
            stream.flush();

            assertThat(stored(id).content()).isEqualTo("one two three ");
            assertThat(stored(id).status()).isEqualTo(MessageStatus.PENDING);
            assertThat(stored(id).version()).isEqualTo(1);
            assertThat(messages().latest(c, 1)).containsExactly(stored(id));
            assertThat(conversations().open(c, 1).orElseThrow().messages()).containsExactly(stored(id));
        }
    }

    @Test
    @Rule("S2")
    void text_is_flushed_in_time_though_nobody_writes_any_more() {
        try (MessageStream stream = messages().stream(conversation(), REPLY)) {
            stream.write("written ");
            stream.write("and left");

            Patience.until(
                    "the text is flushed", () -> stored(stream.message().id()).content(), "written and left"::equals);
            stream.write(", then more");
            Patience.until(
                    "more text is flushed",
                    () -> stored(stream.message().id()).content(),
                    "written and left, then more"::equals);
        }
    }

    @Test
    @Rule("S2")
    void text_of_the_flush_size_is_flushed_before_its_time() {
        StorageOptions options = configured(database())
                .streamFlushInterval(Duration.ofHours(1))
                .streamFlushSize(16)
                .build();
        try (StorageEngine patient = StorageEngine.open(options)) {
            var storage = patient.storage(storage().tenant());
            String c = storage.conversations()
                    .create(NewConversation.of("Sizes", "agent"))
                    .id();
            try (MessageStream stream = storage.messages().stream(c, REPLY)) {
                stream.write("1234567890");
                stream.write("123456");

                Patience.until(
                        "the text is flushed",
                        () -> storage.messages()
                                .get(stream.message().id())
                                .orElseThrow()
                                .content(),
                        "1234567890123456"::equals);
            }
        }
    }

    @Test
    @Rule("S2")
    void a_completed_stream_is_one_whole_durable_message() {
        String c = conversation();
        Message complete;
        try (MessageStream stream = messages().stream(c, REPLY.id("whole"))) {
            IntStream.range(0, 500).forEach(i -> stream.write("word " + i + " "));
            complete = stream.complete();
        }

        String whole = String.join(
                "", IntStream.range(0, 500).mapToObj(i -> "word " + i + " ").toList());
        assertThat(complete.content()).isEqualTo(whole);
        assertThat(complete.status()).isEqualTo(MessageStatus.COMPLETE);
        assertThat(complete.version()).isEqualTo(2);
        assertThat(stored("whole")).isEqualTo(complete);
        assertThat(messages().find(MessageFilter.any().conversation(c).content(whole)))
                .contains(complete);
        try (StorageEngine other = StorageEngine.open(configured(database()).build())) {
            assertThat(other.storage(storage().tenant()).messages().get("whole").isPresent())
                    .isEqualTo(capabilities().sharedByProcesses());
        }
    }

    @Test
    @Rule("S2")
    void a_stream_without_text_is_complete_as_the_empty_text() {
        String c = conversation();
        try (MessageStream stream = messages().stream(c, REPLY)) {
            stream.write("");
            stream.flush();
            Message complete = stream.complete();
            assertThat(complete.content()).isEmpty();
            assertThat(messages().latest(c, 1)).containsExactly(complete);
        }
    }

    @Test
    @Rule({"S1", "S2"})
    void many_threads_write_many_streams_of_one_conversation() {
        String c = conversation();

        List<Outcome<Message>> outcomes = Race.of(16, thread -> {
            try (MessageStream stream = messages().stream(c, REPLY)) {
                for (int i = 0; i < 50; i++) {
                    stream.write(thread + "/" + i + " ");
                }
                return stream.complete();
            }
        });

        assertThat(outcomes).extracting(o -> o.get().turn()).doesNotHaveDuplicates();
        for (int thread = 0; thread < 16; thread++) {
            int writer = thread;
            String whole = String.join(
                    "",
                    IntStream.range(0, 50).mapToObj(i -> writer + "/" + i + " ").toList());
            assertThat(outcomes.get(thread).get().content()).isEqualTo(whole);
        }
    }

    @Test
    @Rule("S2")
    void the_pieces_of_many_threads_are_all_in_one_stream() {
        try (MessageStream stream = messages().stream(conversation(), REPLY)) {
            List<Outcome<Boolean>> outcomes = Race.of(8, thread -> {
                for (int i = 0; i < 50; i++) {
                    stream.write("<" + thread + ">");
                }
                return true;
            });

            outcomes.forEach(Outcome::get);
            String whole = stream.complete().content();
            assertThat(whole).hasSize(8 * 50 * 3).matches("(<[0-7]>)*");
        }
    }

    @Test
    @Rule("S1")
    void only_a_pending_message_is_streamed_and_only_a_whole_one_appended() {
        String c = conversation();

        Refusals.assertInvalid("message", () -> messages().stream(c, NewMessage.of("assistant", "whole")));
        Refusals.assertInvalid("message", () -> messages().append(c, REPLY));

        assertThat(messages().latest(c, 10)).isEmpty();
    }
}
