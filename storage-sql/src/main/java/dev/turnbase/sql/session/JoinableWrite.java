package dev.turnbase.sql.session;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A write that can be made as one with others, in less than they take one by one.
 *
 * @param <T> what it returns
 */
public interface JoinableWrite<T> extends WriteWork<T> {
    /** What it would wait for anyway: writes of equal lanes are joined. Null if this one stays alone. */
    @Nullable
    Object lane();

    /** About how many bytes it sends. */
    long weight();

    /**
     * One write in place of this one and others of its lane; returns what each of them would, in order. If one of them
     * can't be made, none is.
     *
     * @param others of this one's class
     */
    WriteWork<List<T>> joined(List<? extends JoinableWrite<?>> others);
}
