package dev.turnbase.bench.workload;

import dev.turnbase.bench.contender.ChatStore;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** The whole of a chat's turn: who asks, the conversation, the question, what is sent to the model, the answer in pieces. */
final class Send implements Workload {
    private static final int PIECES = 200;
    private static final int WINDOW = 20;
    private static final int OLD = 1_000;
    private static final String PIECE = "a few more words ";

    private final String conversation;
    private final AtomicLong sent = new AtomicLong();

    Send(String conversation) {
        this.conversation = conversation;
    }

    @Override
    public void prepare(ChatStore store) {
        store.create(conversation, store.findOrCreate(conversation));
        store.appendAll(conversation, Texts.numbered("old", OLD));
    }

    @Override
    public void once(ChatStore store, int thread, long repetition) {
        store.findOrCreate(conversation);
        store.open(conversation, WINDOW);
        store.append(conversation, Texts.of("question"));
        store.window(conversation, WINDOW);
        store.stream(conversation, Collections.nCopies(PIECES, PIECE));
        sent.incrementAndGet();
    }

    @Override
    public List<String> faults(ChatStore store) {
        long stored = store.texts(conversation).size();
        long expected = OLD + 2 * sent.get();
        return stored == expected ? List.of() : List.of(stored + " messages in place of " + expected);
    }
}
