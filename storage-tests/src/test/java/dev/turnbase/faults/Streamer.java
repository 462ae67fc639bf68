package dev.turnbase.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnbase.MessageStream;
import dev.turnbase.Storage;
import dev.turnbase.model.Message;
import dev.turnbase.model.MessageStatus;
import dev.turnbase.model.NewMessage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Streams one reply after the other, and leaves one for the next when it can't go on. */
final class Streamer extends Caller {
    private static final int WORDS = 4;

    private final Map<String, Reply> replies = new LinkedHashMap<>();

    Streamer(Storage storage) {
        super(storage);
    }

    /** What was told about one reply. */
    private static final class Reply {
        Told opened = Told.FAILED;
        Told completed = Told.FAILED;
        int flushedWords;
    }

    private static String words(int count) {
        return IntStream.range(0, count).mapToObj(i -> "word" + i + " ").collect(Collectors.joining());
    }

    @Override
    Told write(int number) {
        String id = "stream-" + number;
        Reply reply = new Reply();
        replies.put(id, reply);
        List<MessageStream> stream = new ArrayList<>();
        reply.opened = Told.by(() -> stream.add(storage().messages().stream(
                Load.OTHER, NewMessage.pending("assistant").id(id))));
        return reply.opened == Told.DONE ? write(stream.get(0), reply) : reply.opened;
    }

    private static Told write(MessageStream stream, Reply reply) {
        for (int word = 0; word < WORDS; word++) {
            stream.write("word" + word + " ");
            Told flushed = Told.by(stream::flush);
            if (flushed != Told.DONE) {
                return left(stream, flushed);
            }
            reply.flushedWords = word + 1;
        }
        reply.completed = Told.by(stream::complete);
        return reply.completed == Told.DONE ? Told.DONE : left(stream, reply.completed);
    }

    /** The end is not looked at: if it fails, the reply stays pending. */
    private static Told left(MessageStream stream, Told why) {
        Told closed = Told.by(stream::close);
        return closed == Told.UNKNOWN ? closed : why;
    }

    @Override
    void assertAsTold(List<Message> messages) {
        Map<String, Message> stored = messages.stream().collect(Collectors.toMap(Message::id, message -> message));
        assertThat(replies).allSatisfy((id, reply) -> {
            Message message = stored.get(id);
            assertThat(reply.opened.allows(message == null ? 0 : 1)).as(id).isTrue();
            if (message != null) {
                assertAsTold(reply, message);
            }
        });
    }

    private static void assertAsTold(Reply reply, Message message) {
        assertThat(message.content())
                .as(message.id())
                .isIn(IntStream.rangeClosed(reply.flushedWords, WORDS)
                        .mapToObj(Streamer::words)
                        .toList());
        if (reply.completed == Told.DONE) {
            assertThat(message.status()).isEqualTo(MessageStatus.COMPLETE);
        }
        if (reply.completed == Told.FAILED) {
            assertThat(message.status()).isNotEqualTo(MessageStatus.COMPLETE);
        }
    }
}
