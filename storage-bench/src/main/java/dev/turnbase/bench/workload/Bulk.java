package dev.turnbase.bench.workload;

import dev.turnbase.bench.contender.ChatStore;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Many messages in one call, each time to a new conversation. */
final class Bulk implements Workload {
    private static final int MESSAGES = 10_000;

    private final String run;
    private final List<String> texts = Texts.numbered("bulk", MESSAGES);
    private final Queue<String> made = new ConcurrentLinkedQueue<>();

    Bulk(String run) {
        this.run = run;
    }

    @Override
    public void prepare(ChatStore store) {
        // Every call makes its own conversation.
    }

    @Override
    public void once(ChatStore store, int thread, long repetition) {
        String conversation = run + "-" + thread + "-" + repetition;
        store.create(conversation);
        store.appendAll(conversation, texts);
        made.add(conversation);
    }

    @Override
    public int operations() {
        return MESSAGES;
    }

    @Override
    public List<String> faults(ChatStore store) {
        long wrong =
                made.stream().filter(each -> !store.texts(each).equals(texts)).count();
        return wrong == 0 ? List.of() : List.of(wrong + " conversations not as they were written");
    }
}
