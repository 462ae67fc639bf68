package dev.turnbase.bench.workload;

import dev.turnbase.bench.contender.ChatStore;
import java.util.List;

/** A conversation that goes from one user to another and back. */
final class Transfer implements Workload {
    private final String conversation;
    private List<String> owners = List.of();

    Transfer(String conversation) {
        this.conversation = conversation;
    }

    @Override
    public void prepare(ChatStore store) {
        owners = List.of(store.findOrCreate(conversation + "-a"), store.findOrCreate(conversation + "-b"));
        store.create(conversation, owners.get(0));
    }

    @Override
    public void once(ChatStore store, int thread, long repetition) {
        store.transfer(conversation, owners.get((int) ((repetition + 1) % 2)));
    }

    @Override
    public List<String> faults(ChatStore store) {
        int held = owners.stream().mapToInt(owner -> store.inbox(owner, 1)).sum();
        return held == 1 ? List.of() : List.of("the conversation is in " + held + " inboxes");
    }
}
