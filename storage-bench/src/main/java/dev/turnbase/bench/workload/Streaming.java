package dev.turnbase.bench.workload;

import dev.turnbase.bench.contender.ChatStore;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Answers that come in pieces. */
final class Streaming implements Workload {
    private static final int PIECES = 200;
    private static final String PIECE = "a few more words ";

    private final String conversation;
    private final AtomicLong streamed = new AtomicLong();

    Streaming(String conversation) {
        this.conversation = conversation;
    }

    @Override
    public void prepare(ChatStore store) {
        store.create(conversation);
    }

    @Override
    public void once(ChatStore store, int thread, long repetition) {
        store.stream(conversation, Collections.nCopies(PIECES, PIECE));
        streamed.incrementAndGet();
    }

    @Override
    public int operations() {
        return PIECES;
    }

    @Override
    public List<String> faults(ChatStore store) {
        String whole = PIECE.repeat(PIECES);
        long right = store.texts(conversation).stream().filter(whole::equals).count();
        return right == streamed.get() ? List.of() : List.of(right + " whole answers in place of " + streamed.get());
    }
}
