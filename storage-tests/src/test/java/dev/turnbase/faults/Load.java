package dev.turnbase.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnbase.Storage;
import dev.turnbase.StorageEngine;
import dev.turnbase.model.Message;
import dev.turnbase.model.NewConversation;
import dev.turnbase.servers.Until;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/** Callers of one engine who write all the time, each in its way, to conversations that they share. */
final class Load {
    static final String SHARED = "shared";
    static final String OTHER = "other";

    private final Storage storage;
    private final List<Caller> callers;
    private final List<Thread> threads;

    private Load(Storage storage) {
        this.storage = storage;
        this.callers = List.of(
                new Appender(storage, "plain", false),
                new Appender(storage, "given", true),
                new Pairer(storage),
                new Renamer(storage),
                new Streamer(storage));
        this.threads = callers.stream().map(Thread::new).toList();
    }

    static Load start(StorageEngine engine) {
        Storage storage = engine.storage();
        storage.conversations()
                .createAll(List.of(
                        NewConversation.of("Faults", "agent").id(SHARED),
                        NewConversation.of("Faults", "agent").id(OTHER)));
        Load load = new Load(storage);
        load.threads.forEach(Thread::start);
        return load;
    }

    /** Waits until there are so many more writes. */
    void awaitMore(int writes) {
        long enough = done() + writes;
        Until.holds(writes + " more writes are done", () -> done() >= enough);
    }

    private long done() {
        return callers.stream().mapToLong(Caller::done).sum();
    }

    /** Waits until each caller has done a write that began after now; nobody has opened anything again. */
    void awaitMoreOfEach() {
        for (Caller caller : callers) {
            long enough = caller.done() + 2;
            Until.holds(caller.getClass().getSimpleName() + " goes on", () -> caller.done() >= enough);
        }
    }

    void stop() {
        callers.forEach(Caller::stop);
        try {
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Asserts that all who have stopped were told the truth, and that no turn is missing. */
    void assertAsTold() {
        done();
        List<Message> messages = new ArrayList<>(gapless(SHARED));
        messages.addAll(gapless(OTHER));
        callers.forEach(caller -> caller.assertAsTold(messages));
    }

    private List<Message> gapless(String conversation) {
        List<Message> all = storage.messages().latest(conversation, Integer.MAX_VALUE);
        List<Long> turns = all.stream().map(Message::turn).toList();
        List<Long> expected = LongStream.rangeClosed(1, all.size()).boxed().toList();
        assertThat(expected.stream().filter(turn -> !turns.contains(turn)))
                .as("missing turns of %s, of %s", conversation, all.size())
                .isEmpty();
        assertThat(turns).isEqualTo(expected);
        assertThat(storage.conversations().get(conversation).orElseThrow().lastTurn())
                .isEqualTo(all.size());
        return all;
    }

    @Override
    public String toString() {
        return callers.toString();
    }
}
