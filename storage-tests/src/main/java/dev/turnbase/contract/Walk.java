package dev.turnbase.contract;

import dev.turnbase.query.Page;
import dev.turnbase.query.PageRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Reads a list to its end, page by page. */
final class Walk {
    private Walk() {}

    /** From the beginning by {@code next}, in the order seen. */
    static <T> List<T> forward(int limit, Function<PageRequest, Page<T>> list) {
        Page<T> page = list.apply(PageRequest.first(limit));
        List<T> seen = new ArrayList<>(page.items());
        while (page.next().isPresent()) {
            page = list.apply(PageRequest.first(limit).after(page.next().get()));
            seen.addAll(page.items());
        }
        return seen;
    }

    /** From the end by {@code previous}, put together in the list's order. */
    static <T> List<T> backward(int limit, Function<PageRequest, Page<T>> list) {
        Page<T> page = list.apply(PageRequest.last(limit));
        List<T> seen = new ArrayList<>(page.items());
        while (page.previous().isPresent()) {
            page = list.apply(PageRequest.last(limit).before(page.previous().get()));
            seen.addAll(0, page.items());
        }
        return seen;
    }
}
