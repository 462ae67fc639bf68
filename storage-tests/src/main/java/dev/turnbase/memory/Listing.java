package dev.turnbase.memory;

import dev.turnbase.error.InvalidCursorException;
import dev.turnbase.query.Cursor;
import dev.turnbase.query.Direction;
import dev.turnbase.query.Page;
import dev.turnbase.query.PageRequest;
import dev.turnbase.spi.CursorCodec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pcollections.TreePMap;

/**
 * Cuts pages out of rows that are sorted by a key with no ties.
 *
 * @param write the key as texts, for a cursor
 * @param read the key of these texts
 * @param texts how many texts a key has
 */
record Listing<K, V>(TreePMap<K, V> rows, Function<K, List<String>> write, Function<List<String>, K> read, int texts) {
    private static final Comparator<List<String>> BY_TEXTS = Comparator.<List<String>, String>comparing(
                    key -> key.get(0), Texts.BY_CODE_POINT)
            .thenComparing(key -> key.get(1));

    static <V> Listing<String, V> byId(TreePMap<String, V> rows) {
        return new Listing<>(rows, List::of, texts -> texts.get(0), 1);
    }

    static <V> Listing<Long, V> byTurn(TreePMap<Long, V> rows) {
        return new Listing<>(rows, turn -> List.of(turn.toString()), texts -> Long.valueOf(texts.get(0)), 1);
    }

    /** Sorts rows by a text, and then by id. */
    static <V> Listing<List<String>, V> sorted(Stream<V> rows, Function<V, String> text, Function<V, String> id) {
        Function<V, List<String>> key = row -> List.of(text.apply(row), id.apply(row));
        return new Listing<>(
                rows.collect(TreePMap.toTreePMap(BY_TEXTS, key, Function.identity())), k -> k, texts -> texts, 2);
    }

    /** A page of what {@code view} makes of the rows; the rows of which it makes nothing are left out. */
    <T> Page<T> page(CursorCodec codec, Direction direction, PageRequest request, Function<V, Optional<T>> view) {
        boolean backward = request.isBackward();
        K place = request.cursor().isPresent() ? place(codec, request.cursor().get()) : null;
        TreePMap<K, V> walk = (direction == Direction.DESCENDING) != backward ? rows.descendingMap() : rows;
        List<K> keys = new ArrayList<>();
        List<T> items = new ArrayList<>();
        long skip = request.skip();
        for (Map.Entry<K, V> row : (place == null ? walk : walk.tailMap(place, false)).entrySet()) {
            Optional<T> item = view.apply(row.getValue());
            if (item.isPresent() && skip-- <= 0) {
                keys.add(row.getKey());
                items.add(item.get());
            }
            if (items.size() > request.limit()) {
                break;
            }
        }
        boolean more = items.size() > request.limit();
        boolean entered = !items.isEmpty() && (place != null || request.skip() > 0);
        items = items.subList(0, Math.min(items.size(), request.limit()));
        Cursor far = more ? codec.encode(write.apply(keys.get(items.size() - 1))) : null;
        Cursor near = entered ? codec.encode(write.apply(keys.get(0))) : null;
        if (backward) {
            Collections.reverse(items);
        }
        return backward ? Page.of(items, near, far) : Page.of(items, far, near);
    }

    private @Nullable K place(CursorCodec codec, Cursor cursor) {
        try {
            return read.apply(codec.decode(cursor, texts));
        } catch (NumberFormatException e) {
            throw new InvalidCursorException("the cursor was altered; start again from the first page");
        }
    }
}
