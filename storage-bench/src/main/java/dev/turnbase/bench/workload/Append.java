package dev.turnbase.bench.workload;

import dev.turnbase.bench.contender.ChatStore;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;

/** Single appends to conversations of a given length; every acknowledged one must be there once, in gapless turns. */
final class Append implements Workload {
    private final List<String> conversations;
    private final int length;
    private final List<Queue<String>> acknowledged;

    Append(String run, int conversations, int length) {
        this.conversations = Names.of(run, conversations);
        this.length = length;
        this.acknowledged = IntStream.range(0, conversations)
                .<Queue<String>>mapToObj(i -> new ConcurrentLinkedQueue<>())
                .toList();
    }

    @Override
    public void prepare(ChatStore store) {
        for (String each : conversations) {
            store.create(each);
            if (length > 0) {
                store.appendAll(each, Texts.numbered("old", length));
            }
        }
    }

    @Override
    public void once(ChatStore store, int thread, long repetition) {
        int which = Math.floorMod(thread * 31L + repetition * 7, conversations.size());
        String mark = thread + "/" + repetition;
        store.append(conversations.get(which), Texts.of(mark));
        acknowledged.get(which).add(mark);
    }

    @Override
    public List<String> faults(ChatStore store) {
        long lost = 0;
        long doubled = 0;
        long gaps = 0;
        for (int i = 0; i < conversations.size(); i++) {
            List<String> stored =
                    store.texts(conversations.get(i)).stream().map(Texts::mark).toList();
            Set<String> once = new HashSet<>(stored);
            doubled += stored.size() - once.size();
            lost += acknowledged.get(i).stream()
                    .filter(mark -> !once.contains(mark))
                    .count();
            lost += length
                    - stored.stream()
                            .filter(mark -> mark.startsWith("old"))
                            .distinct()
                            .count();
            List<Long> turns = store.turns(conversations.get(i));
            gaps += turns.isEmpty() || turns.get(turns.size() - 1) == turns.size() ? 0 : 1;
        }
        List<String> faults = new ArrayList<>();
        add(faults, lost, "messages lost");
        add(faults, doubled, "messages doubled");
        add(faults, gaps, "conversations with gaps");
        return faults;
    }

    private static void add(List<String> faults, long count, String what) {
        if (count > 0) {
            faults.add(count + " " + what);
        }
    }
}
