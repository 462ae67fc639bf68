package dev.turnbase.bench.workload;

import dev.turnbase.bench.contender.ChatStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Users who are known. */
final class FindOrCreate implements Workload {
    private static final int USERS = 1_000;

    private final List<String> names;
    private final Map<String, String> ids = new HashMap<>();

    FindOrCreate(String run) {
        this.names = Names.of(run, USERS);
    }

    @Override
    public void prepare(ChatStore store) {
        names.forEach(name -> ids.put(name, store.findOrCreate(name)));
    }

    @Override
    public void once(ChatStore store, int thread, long repetition) {
        String name = names.get((int) (repetition % USERS));
        if (!store.findOrCreate(name).equals(ids.get(name))) {
            throw new IllegalStateException("another user of the same name");
        }
    }
}
