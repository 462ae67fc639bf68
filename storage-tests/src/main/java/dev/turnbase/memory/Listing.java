package dev.turnbase.memory;

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
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Cuts pages out of rows that are sorted by a text and then by id. Each page looks at all rows, whatever its depth; a
 * database would seek its place by an index.
 *
 * @param signature what tells one list's cursors from another's
 * @param sortKey the text of a row, the same for all to sort by id alone
 */
record Listing<R>(
        String tenant, String signature, Direction direction, Function<R, String> sortKey, Function<R, String> id) {
    /** The order of UTF-8's bytes; {@link String#compareTo} puts surrogates before U+E000 and above. */
    static final Comparator<String> BY_CODE_POINT =
            (a, b) -> Arrays.compareUnsigned(a.getBytes(UTF_8), b.getBytes(UTF_8));

    private static final Comparator<List<String>> ASCENDING = Comparator.comparing(
                    (List<String> place) -> place.get(0), BY_CODE_POINT)
            .thenComparing(place -> place.get(1));

    /** A page of what {@code view} makes of the rows, which come in any order. */
    <T> Page<T> page(Stream<R> rows, PageRequest request, Function<R, T> view) {
        boolean descending = (direction == Direction.DESCENDING) != request.isBackward();
        Comparator<List<String>> order = descending ? ASCENDING.reversed() : ASCENDING;
        CursorCodec codec = CursorCodec.of(tenant, signature);
        Optional<List<String>> from = request.cursor().map(cursor -> codec.decode(cursor, 2));
        List<Map.Entry<List<String>, R>> found = rows.map(
                        row -> Map.entry(List.of(sortKey.apply(row), id.apply(row)), row))
                .filter(each -> from.isEmpty() || order.compare(each.getKey(), from.get()) > 0)
                .sorted(Map.Entry.comparingByKey(order))
                .skip(request.skip())
                .limit(request.limit() + 1L)
                .toList();
        return Page.cut(found, request, each -> codec.encode(each.getKey()), each -> view.apply(each.getValue()));
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
