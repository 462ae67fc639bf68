package dev.turnbase.plans;

import dev.turnbase.query.Cursor;
import dev.turnbase.query.Page;
import dev.turnbase.query.PageRequest;
import java.util.List;
import java.util.Optional;

/**
 * Something that a caller asks for.
 *
 * @param mostRead how many rows may be read for it
 * @param why why that is more than what is shown, which no index serves; empty if it is not
 */
record Asked(String name, long mostRead, Optional<String> why, Runnable ask) {
    /** How many rows a page has. */
    static final int PAGE = 20;

    /** Each row of a page is looked up in a few tables and indexes; anything that grows would be far above it. */
    private static final long MOST_READ = 15L * PAGE;

    /** A row is looked at in two tables, in their indexes, and when it is sorted. */
    private static final long LOOKS = 5;

    /** What an index serves, and no more is read than what is shown. */
    static Asked served(String name, Runnable ask) {
        return new Asked(name, MOST_READ, Optional.empty(), ask);
    }

    /** What no index serves, for a reason: so many rows are gone through. */
    static Asked tolerated(String name, int among, String why, Runnable ask) {
        return new Asked(name, LOOKS * among, Optional.of(why), ask);
    }

    /** The first and last page of a list, those at a place far down, and one without its heavy columns. */
    static <T> List<Asked> pages(String name, int depth, Listed<T> list) {
        Cursor place = list.page(PageRequest.first(1).skip(depth)).next().orElseThrow();
        return List.of(
                served(name + ", first page", () -> list.page(PageRequest.first(PAGE))),
                served(name + ", last page", () -> list.page(PageRequest.last(PAGE))),
                served(
                        name + ", forward",
                        () -> list.page(PageRequest.first(PAGE).after(place))),
                served(
                        name + ", backward",
                        () -> list.page(PageRequest.last(PAGE).before(place))),
                served(
                        name + ", light",
                        () -> list.page(PageRequest.first(PAGE).after(place).withoutHeavyFields())));
    }

    /** A list that is read by pages. */
    interface Listed<T> {
        Page<T> page(PageRequest request);
    }

    @Override
    public String toString() {
        return name;
    }
}
