package com.example.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.turnbase.query.Direction;
import dev.turnbase.query.Page;
import dev.turnbase.query.PageRequest;
import dev.turnbase.spi.CursorCodec;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Cuts pages out of a list's rows. A cursor is the sort keys of a row, so a page begins at the first row beyond them,
 * whether or not the row is still there. A database would seek it by an index; here all rows are looked at.
 *
 * @param signature what tells this list's cursors from those of others
 * @param keys the text that a row is sorted by, and its id, which breaks ties
 */
record Pages<R>(String tenant, String signature, Direction direction, Function<R, List<String>> keys) {
    /** The order of UTF-8's bytes. {@link String#compareTo} would put emoji before U+E000. */
    static final Comparator<String> BY_CODE_POINT =
            (one, other) -> Arrays.compareUnsigned(one.getBytes(UTF_8), other.getBytes(UTF_8));

    private static final Comparator<List<String>> ASCENDING = Comparator.comparing(
                    (List<String> keys) -> keys.get(0), BY_CODE_POINT)
            .thenComparing(keys -> keys.get(1));

    /** A row and its keys, which are made once. */
    private record Row<R>(List<String> keys, R value) {}

    // sample: pages
    /** A page of what {@code view} makes of the rows, which come in any order. */
    <T> Page<T> cut(Stream<R> rows, PageRequest request, Function<R, T> view) {
        boolean descending = (direction == Direction.DESCENDING) != request.isBackward();
        Comparator<List<String>> order = descending ? ASCENDING.reversed() : ASCENDING;
        CursorCodec codec = CursorCodec.of(tenant, signature);
        List<String> place =
                request.cursor().map(cursor -> codec.decode(cursor, 2)).orElse(null);
        List<Row<R>> found = rows.map(row -> new Row<>(keys.apply(row), row))
                .filter(row -> place == null || order.compare(row.keys, place) > 0)
                .sorted(Comparator.comparing(Row::keys, order))
                .skip(request.skip())
                .limit(request.limit() + 1L)
                .toList();
        return Page.cut(found, request, row -> codec.encode(row.keys), row -> view.apply(row.value));
    }
    // end

    /** A text that sorts as the instants do. */
    static String sortable(Instant instant) {
        return sortable(ChronoUnit.MICROS.between(Instant.EPOCH, instant));
    }

    /** A text that sorts as the numbers do, the negative ones first. */
    static String sortable(long number) {
        return HexFormat.of().toHexDigits(number - Long.MIN_VALUE);
    }
}
