package dev.turnbase.sql.session;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A write that can be made as one with others, in less than they take one by one.
 *
 * @param <T> what it returns
 */
public interface SharedWrite<T> extends WriteWork<T> {
    /** What it would wait for in the database: writes of one lane follow each other. Null if this one is never shared. */
    @Nullable
    Object lane();

    /** Whether it can be made as one with writes of other lanes. */
    boolean crossesLanes();

    /** About how many bytes it sends. */
    long weight();

    /**
     * One write in place of several; returns what each of them would, in order. If one of them can't be made, none is.
     *
     * @param all the writes, this one first; of its lane, or such as cross lanes
     */
    WriteWork<List<Object>> together(List<? extends SharedWrite<?>> all);
}
