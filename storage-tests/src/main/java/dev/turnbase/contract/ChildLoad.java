package dev.turnbase.contract;

import dev.turnbase.MessageStream;
import dev.turnbase.Messages;
import dev.turnbase.Storage;
import dev.turnbase.StorageEngine;
import dev.turnbase.model.Message;
import dev.turnbase.model.NewMessage;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Writes without end, in several threads, and prints each acknowledgement: {@code ack id turn} for a message,
 * {@code flushed id length} for a
 * stream's text, {@code broken why} for a thread that failed. Arguments: tenant, two conversations, a word that tells
 * the process from others that write there.
 */
final class ChildLoad {
    private static final int WORDS = 10;
    private static final int BULK = 3;

    private final ContractChild child;
    private final Storage storage;
    private final String first;
    private final String second;
    private final String process;

    ChildLoad(ContractChild child, StorageEngine engine) {
        this.child = child;
        this.storage = engine.storage(child.argument(1));
        this.first = child.argument(2);
        this.second = child.argument(3);
        this.process = child.argument(4);
    }

    /** The text of a stream after a number of words. */
    static String words(int count) {
        return IntStream.range(0, count).mapToObj(i -> "word " + i + " ").collect(Collectors.joining());
    }

    /** The text of the message with this id. */
    static String text(String id) {
        return "the text of " + id;
    }

    void run() throws InterruptedException {
        List<Thread> threads = List.of(
                new Thread(() -> singles(first, "a")),
                new Thread(() -> singles(second, "b")),
                new Thread(this::bulks),
                new Thread(this::pairs),
                new Thread(this::streams));
        threads.forEach(thread -> thread.setUncaughtExceptionHandler((t, e) -> child.print("broken " + e)));
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private static NewMessage message(String id) {
        return NewMessage.of("user", text(id)).id(id);
    }

    private String id(String thread, int number) {
        return first + "-" + process + thread + number;
    }

    private void singles(String conversation, String thread) {
        for (int i = 0; ; i++) {
            child.print(ack(storage.messages().append(conversation, message(id(thread, i)))));
        }
    }

    private static String ack(Message message) {
        return "ack " + message.id() + " " + message.turn();
    }

    private void bulks() {
        for (int i = 0; ; i += BULK) {
            List<NewMessage> bulk = IntStream.range(i, i + BULK)
                    .mapToObj(n -> message(id("bulk", n)))
                    .toList();
            child.print(storage.messages().appendAll(second, bulk).stream()
                    .map(ChildLoad::ack)
                    .collect(Collectors.joining("\n")));
        }
    }

    private void pairs() {
        for (int i = 0; ; i++) {
            NewMessage one = message(id("left", i));
            NewMessage other = message(id("right", i));
            child.print(storage.transaction(tx -> {
                Messages messages = tx.messages();
                return ack(messages.append(first, one)) + "\n" + ack(messages.append(second, other));
            }));
        }
    }

    private void streams() {
        for (int i = 0; ; i++) {
            NewMessage reply = NewMessage.pending("assistant").id(id("stream", i));
            try (MessageStream stream = storage.messages().stream(first, reply)) {
                child.print("streaming " + stream.message().id());
                for (int word = 0; word < WORDS; word++) {
                    stream.write("word " + word + " ");
                    stream.flush();
                    child.print("flushed " + stream.message().id() + " " + (word + 1));
                }
                child.print("completed " + stream.complete().id());
            }
        }
    }
}
