package dev.turnbase.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnbase.MessageStream;
import dev.turnbase.StorageOptions;
import dev.turnbase.model.Message;
import dev.turnbase.model.MessagePatch;
import dev.turnbase.model.MessageStatus;
import dev.turnbase.model.NewConversation;
import dev.turnbase.model.NewMessage;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How a stream ends, what is left of it, and what it takes after that. */
public abstract class StreamEndingContract extends ContractTest {
    private static final NewMessage REPLY = NewMessage.pending("assistant");

    @Override
    protected StorageOptions.Builder configure(StorageOptions.Builder options) {
        return options.streamFlushInterval(Duration.ofHours(1));
    }

    private String conversation() {
        return conversations().create(NewConversation.of("Streams", "agent")).id();
    }

    private Message stored(String id) {
        return messages().get(id).orElseThrow();
    }

    @Test
    @Rule("S2")
    void a_stream_that_has_ended_takes_nothing_more() {
        String c = conversation();
        MessageStream completed = messages().stream(c, REPLY);
        completed.complete();
        MessageStream failed = messages().stream(c, REPLY);
        failed.fail("reason");
        MessageStream closed = messages().stream(c, REPLY);
        closed.close();
        List<Message> before = messages().latest(c, 10);

        for (MessageStream ended : List.of(completed, failed, closed)) {
            assertThatThrownBy(() -> ended.write("more")).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(ended::flush).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(ended::complete).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> ended.fail("again")).isInstanceOf(IllegalStateException.class);
            ended.close();
        }
        assertThat(messages().latest(c, 10)).isEqualTo(before);
    }

    @Test
    @Rule("S2")
    void a_completed_message_can_be_patched_and_a_pending_one_only_in_its_metadata() {
        try (MessageStream stream = messages().stream(conversation(), REPLY.id("m"))) {
            stream.write("text");
            stream.flush();
            Refusals.assertStateConflict(
                    () -> messages().update("m", MessagePatch.none().content("mine")));
            Refusals.assertStateConflict(
                    () -> messages().update("m", MessagePatch.none().role("mine")));
            Refusals.assertStateConflict(
                    () -> messages().update("m", MessagePatch.none().status(MessageStatus.FAILED)));
            Message patched = messages().update("m", MessagePatch.none().metadata("{\"a\":1}"));
            assertThat(patched.content()).isEqualTo("text");
            assertThat(patched.version()).isEqualTo(2);

            Message complete = stream.complete();

            assertThat(complete.metadata()).isEqualTo("{\"a\":1}");
            assertThat(complete.version()).isEqualTo(3);
        }
        assertThat(messages().update("m", MessagePatch.none().content("mine")).content())
                .isEqualTo("mine");
    }

    @Test
    @Rule("S3")
    void a_failed_stream_keeps_its_text_and_reason() {
        String c = conversation();
        MessageStream stream = messages().stream(c, REPLY);
        stream.write("as far as it ");
        stream.flush();
        stream.write("came");

        Message failed = stream.fail("the model went away: 你好");

        assertThat(failed.status()).isEqualTo(MessageStatus.FAILED);
        assertThat(failed.statusReason()).contains("the model went away: 你好");
        assertThat(failed.content()).isEqualTo("as far as it came");
        assertThat(failed.version()).isEqualTo(2);
        assertThat(stored(failed.id())).isEqualTo(failed);
    }

    @Test
    @Rule("S3")
    void a_stream_closed_without_completing_is_cancelled_and_keeps_its_text() {
        String c = conversation();
        MessageStream stream = messages().stream(c, REPLY);
        stream.write("as far as it ");
        stream.flush();
        stream.write("came");

        stream.close();
        stream.close();

        Message cancelled = stored(stream.message().id());
        assertThat(cancelled.status()).isEqualTo(MessageStatus.CANCELLED);
        assertThat(cancelled.content()).isEqualTo("as far as it came");
        assertThat(cancelled.version()).isEqualTo(2);
    }

    @Test
    @Rule("S3")
    void a_reason_over_its_limit_is_refused_and_the_stream_goes_on() {
        try (MessageStream stream = messages().stream(conversation(), REPLY)) {
            Refusals.assertInvalid(() -> stream.fail("x".repeat(1_001)));
            Refusals.assertInvalid(() -> stream.fail("\0"));
            stream.write("on");
            assertThat(stream.fail("x".repeat(1_000)).content()).isEqualTo("on");
        }
    }
}
