package dev.turnbase.bench.workload;

import dev.turnbase.bench.contender.ChatStore;
import java.util.List;

/** Reads one long conversation, in one of three ways. */
final class Reading implements Workload {
    /** A way to read; answers how many messages. */
    @FunctionalInterface
    interface Way {
        int read(ChatStore store, String conversation);
    }

    private static final int CHUNK = 10_000;

    private final String conversation;
    private final int length;
    private final int expected;
    private final Way way;

    /**
     * @param length how many messages the conversation has
     * @param expected how many the way reads of them
     */
    Reading(String conversation, int length, int expected, Way way) {
        this.conversation = conversation;
        this.length = length;
        this.expected = expected;
        this.way = way;
    }

    @Override
    public void prepare(ChatStore store) {
        store.create(conversation);
        for (int from = 0; from < length; from += CHUNK) {
            store.appendAll(conversation, Texts.numbered(from + ".", Math.min(CHUNK, length - from)));
        }
    }

    @Override
    public void once(ChatStore store, int thread, long repetition) {
        int read = way.read(store, conversation);
        if (read != expected) {
            throw new IllegalStateException("read " + read + " messages, not " + expected);
        }
    }

    @Override
    public List<String> faults(ChatStore store) {
        int stored = store.texts(conversation).size();
        return stored == length ? List.of() : List.of(stored + " messages in place of " + length);
    }
}
