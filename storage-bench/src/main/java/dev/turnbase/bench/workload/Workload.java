package dev.turnbase.bench.workload;

import dev.turnbase.bench.contender.ChatStore;
import java.util.List;

/** A kind of work. One object is used for one contender's part of one round. */
public interface Workload {
    /** Makes what the work needs; not measured. */
    void prepare(ChatStore store);

    /** The work, once; called by several threads at a time. */
    void once(ChatStore store, int thread, long repetition);

    /** How many operations one call is. */
    default int operations() {
        return 1;
    }

    /** What is wrong with what is stored after all calls; empty if nothing is. */
    default List<String> faults(ChatStore store) {
        return List.of();
    }
}
