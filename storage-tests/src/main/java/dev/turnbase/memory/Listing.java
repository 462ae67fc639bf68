package dev.turnbase.memory;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toCollection;

import dev.turnbase.query.Cursor;
import dev.turnbase.query.Direction;
import dev.turnbase.query.Page;
import dev.turnbase.query.PageRequest;
import dev.turnbase.spi.CursorCodec;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Cuts pages out of rows that are sorted by a text and then by id. Each page looks at all rows, whatever its depth; a
 * database would seek its place by an index.
 *
 * @param sortKey the text of a row, the same for all to sort by id alone
 */
record Listing<R>(CursorCodec codec, Direction direction, Function<R, String> sortKey, Function<R, String> id) {
    /** The order of UTF-8's bytes; {@link String#compareTo} puts surrogates before U+E000 and above. */
    static final Comparator<String> BY_CODE_POINT =
            (a, b) -> Arrays.compareUnsigned(a.getBytes(UTF_8), b.getBytes(UTF_8));

    private static final Comparator<Place> ASCENDING =
            Comparator.comparing(Place::sortKey, BY_CODE_POINT).thenComparing(Place::id);

    private record Place(String sortKey, String id) {}

    private record Placed<R>(Place place, R row) {}

    /** A page of what {@code view} makes of the rows, which come in any order. */
    <T> Page<T> page(Stream<R> rows, PageRequest request, Function<R, T> view) {
        boolean backward = request.isBackward();
        Comparator<Place> order = (direction == Direction.DESCENDING) != backward ? ASCENDING.reversed() : ASCENDING;
        Place from = request.cursor().map(this::place).orElse(null);
        List<Placed<R>> found = rows.map(row -> new Placed<>(new Place(sortKey.apply(row), id.apply(row)), row))
                .filter(each -> from == null || order.compare(each.place, from) > 0)
                .sorted(Comparator.comparing(Placed::place, order))
                .skip(request.skip())
                .limit(request.limit() + 1L)
                .collect(toCollection(ArrayList::new));
        boolean more = found.size() > request.limit();
        List<Placed<R>> shown = found.subList(0, Math.min(found.size(), request.limit()));
        boolean entered = !shown.isEmpty() && (from != null || request.skip() > 0);
        Cursor near = entered ? cursor(shown.get(0).place) : null;
        Cursor far = more ? cursor(shown.get(shown.size() - 1).place) : null;
        if (backward) {
            Collections.reverse(shown);
        }
        List<T> items = shown.stream().map(each -> view.apply(each.row)).toList();
        return backward ? Page.of(items, near, far) : Page.of(items, far, near);
    }

    private Cursor cursor(Place place) {
        return codec.encode(List.of(place.sortKey, place.id));
    }

    private Place place(Cursor cursor) {
        List<String> texts = codec.decode(cursor, 2);
        return new Place(texts.get(0), texts.get(1));
    }

    /** A text that sorts as the instants do. */
    static String sortable(Instant instant) {
        return sortable(ChronoUnit.MICROS.between(Instant.EPOCH, instant));
    }

    /** A text that sorts as the numbers do. */
    static String sortable(long number) {
        return HexFormat.of().toHexDigits(number ^ Long.MIN_VALUE);
    }
}
