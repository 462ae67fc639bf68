package dev.turnbase.bench.workload;

import dev.turnbase.bench.contender.ChatStore;
import java.util.List;

/** The first page of a user's many conversations. */
final class Inbox implements Workload {
    private static final int CONVERSATIONS = 1_000;
    private static final int MESSAGES = 3;
    private static final int PAGE = 20;

    private final String run;
    private String owner = "";

    Inbox(String run) {
        this.run = run;
    }

    @Override
    public void prepare(ChatStore store) {
        owner = store.findOrCreate(run);
        for (String each : Names.of(run, CONVERSATIONS)) {
            store.create(each, owner);
            store.appendAll(each, Texts.numbered("old", MESSAGES));
        }
    }

    @Override
    public void once(ChatStore store, int thread, long repetition) {
        if (store.inbox(owner, PAGE) != PAGE) {
            throw new IllegalStateException("the inbox is not full");
        }
    }

    @Override
    public List<String> faults(ChatStore store) {
        int all = store.inbox(owner, CONVERSATIONS);
        return all == CONVERSATIONS ? List.of() : List.of(all + " conversations in place of " + CONVERSATIONS);
    }
}
