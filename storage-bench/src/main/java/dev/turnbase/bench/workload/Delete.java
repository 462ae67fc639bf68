package dev.turnbase.bench.workload;

import dev.turnbase.bench.contender.ChatStore;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A conversation of 100 messages, which is made and deleted. */
final class Delete implements Workload {
    private static final int MESSAGES = 100;

    private final String run;
    private final List<String> texts = Texts.numbered("old", MESSAGES);
    private final Queue<String> deleted = new ConcurrentLinkedQueue<>();

    Delete(String run) {
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
        store.delete(conversation);
        deleted.add(conversation);
    }

    @Override
    public List<String> faults(ChatStore store) {
        long left =
                deleted.stream().filter(each -> !store.turns(each).isEmpty()).count();
        return left == 0 ? List.of() : List.of(left + " conversations left");
    }
}
