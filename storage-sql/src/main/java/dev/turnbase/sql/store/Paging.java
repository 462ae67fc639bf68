package dev.turnbase.sql.store;

import dev.turnbase.error.InvalidCursorException;
import dev.turnbase.query.Cursor;
import dev.turnbase.query.Direction;
import dev.turnbase.query.Page;
import dev.turnbase.query.PageRequest;
import dev.turnbase.spi.CursorCodec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One page of a list: where it begins, which way it is read, and what comes before and after it. */
final class Paging {
    private final PageRequest request;
    private final boolean ascending;
    private final CursorCodec codec;
    private final List<Object> place;

    /**
     * @param numeric for each sort key, whether it is a number
     * @throws InvalidCursorException if the cursor is not of this list
     */
    Paging(PageRequest request, Direction direction, CursorCodec codec, List<Boolean> numeric) {
        this.request = request;
        this.ascending = (direction == Direction.ASCENDING) != request.isBackward();
        this.codec = codec;
        this.place = place(request.cursor(), codec, numeric);
    }

    private static List<Object> place(Optional<Cursor> cursor, CursorCodec codec, List<Boolean> numeric) {
        if (cursor.isEmpty()) {
            return List.of();
        }
        List<String> keys = codec.decode(cursor.get(), numeric.size());
        List<Object> place = new ArrayList<>();
        for (int i = 0; i < numeric.size(); i++) {
            place.add(numeric.get(i) ? number(keys.get(i)) : keys.get(i));
        }
        return place;
    }

    private static Long number(String key) {
        try {
            return Long.valueOf(key);
        } catch (NumberFormatException e) {
            throw new InvalidCursorException("the cursor was altered; start again from the first page");
        }
    }

    /** Whether rows are read in ascending order, be it against the list's own. */
    boolean ascending() {
        return ascending;
    }

    /** Whether rows are read from a place on. */
    boolean hasPlace() {
        return !place.isEmpty();
    }

    /** The place's keys: what the keyset condition binds; a first key of two comes twice. */
    List<Object> placeValues() {
        return place.size() < 2 ? place : List.of(place.get(0), place.get(0), place.get(1));
    }

    /** How many rows to read: one more than the page has tells whether others follow. */
    long fetched() {
        return request.limit() + 1L;
    }

    /** How many rows to pass over; with those to read it is still a number, and more than any list has. */
    long skip() {
        return Math.min(request.skip(), Long.MAX_VALUE - fetched());
    }

    boolean heavyFields() {
        return request.heavyFields();
    }

    /** What tells the forms of this list's queries apart, as far as the page decides. */
    String form() {
        return (ascending ? "a" : "d") + (hasPlace() ? "p" : "f") + (heavyFields() ? "h" : "l");
    }

    /** The rows of the page, in the list's order, of those that were read. */
    <R> List<R> inOrder(List<R> read) {
        List<R> rows = new ArrayList<>(read.subList(0, Math.min(read.size(), request.limit())));
        if (request.isBackward()) {
            Collections.reverse(rows);
        }
        return rows;
    }

    /**
     * The page.
     *
     * @param read the rows as they were read
     * @param keys the sort keys of a row
     * @param items the page's rows as the caller gets them
     */
    <R, T> Page<T> page(List<R> read, Function<R, List<String>> keys, List<T> items) {
        List<R> rows = inOrder(read);
        boolean more = read.size() > rows.size();
        boolean fromPlace = hasPlace() || skip() > 0;
        boolean next = request.isBackward() ? fromPlace : more;
        boolean previous = request.isBackward() ? more : fromPlace;
        return Page.of(
                items,
                next && !rows.isEmpty() ? cursor(rows.get(rows.size() - 1), keys) : null,
                previous && !rows.isEmpty() ? cursor(rows.get(0), keys) : null);
    }

    private <R> @Nullable Cursor cursor(R row, Function<R, List<String>> keys) {
        return codec.encode(keys.apply(row));
    }
}
