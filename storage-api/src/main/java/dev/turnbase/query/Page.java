package dev.turnbase.query;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list, in the list's order whichever way it was reached. Immutable.
 *
 * @param <T> what is listed
 */
public final class Page<T> implements Iterable<T> {
    private final List<T> items;
    private final @Nullable Cursor next;
    private final @Nullable Cursor previous;

    private Page(List<T> items, @Nullable Cursor next, @Nullable Cursor previous) {
        this.items = List.copyOf(items);
        this.next = next;
        this.previous = previous;
    }

    /** A page, for engines. */
    public static <T> Page<T> of(List<T> items, @Nullable Cursor next, @Nullable Cursor previous) {
        return new Page<>(requireNonNull(items, "items"), next, previous);
    }

    /**
     * A page of rows that were read in the direction of the request, for engines: after its cursor and skip, and one more
     * than its limit if there are as many, which only says that rows follow.
     */
    public static <R, T> Page<T> cut(
            List<R> found, PageRequest request, Function<R, Cursor> cursor, Function<R, T> view) {
        int size = Math.min(found.size(), request.limit());
        boolean entered = size > 0 && (request.cursor().isPresent() || request.skip() > 0);
        Cursor near = entered ? cursor.apply(found.get(0)) : null;
        Cursor far = found.size() > size ? cursor.apply(found.get(size - 1)) : null;
        List<T> items = new ArrayList<>(found.stream().limit(size).map(view).toList());
        if (request.isBackward()) {
            Collections.reverse(items);
        }
        return request.isBackward() ? of(items, near, far) : of(items, far, near);
    }

    /** The rows, at most as many as were asked for. */
    public List<T> items() {
        return items;
    }

    /**
     * Where the next page begins, for {@link PageRequest#after}: present if this page was reached forward and rows
     * follow it, or if it was reached by {@link PageRequest#before} and has rows.
     */
    public Optional<Cursor> next() {
        return Optional.ofNullable(next);
    }

    /**
     * Where the page before ends, for {@link PageRequest#before}: present if this page was reached backward and rows
     * precede it, or if it was reached by {@link PageRequest#after} or {@link PageRequest#skip} and has rows.
     */
    public Optional<Cursor> previous() {
        return Optional.ofNullable(previous);
    }

    /** Over {@link #items()}. */
    @Override
    public Iterator<T> iterator() {
        return items.iterator();
    }

    @Override
    public String toString() {
        return "Page[items=" + items.size() + ", next=" + (next != null) + ", previous=" + (previous != null) + "]";
    }
}
