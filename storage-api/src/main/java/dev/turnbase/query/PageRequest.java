package dev.turnbase.query;

import static java.util.Objects.requireNonNull;

import dev.turnbase.error.InvalidInputException;
import dev.turnbase.model.Inputs;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list to read. A page reached by cursor costs the same at any depth; one reached by
 * {@link #skip(long)} costs as much as the rows it skips. Immutable: every method answers a new one.
 *
 * <pre>{@code
 * Page<Message> page = messages.list(MessageQuery.of(conversationId).page(PageRequest.first(50)));
 * while (page.next().isPresent()) {
 *     page = messages.list(MessageQuery.of(conversationId).page(PageRequest.first(50).after(page.next().get())));
 * }
 * }</pre>
 */
public final class PageRequest {
    /** The most rows that a page can have. */
    public static final int MAX_LIMIT = 1_000;

    private final int limit;
    private final boolean backward;
    private final @Nullable Cursor cursor;
    private final long skip;
    private final boolean heavyFields;

    private PageRequest(int limit, boolean backward, @Nullable Cursor cursor, long skip, boolean heavyFields) {
        this.limit = limit;
        this.backward = backward;
        this.cursor = cursor;
        this.skip = skip;
        this.heavyFields = heavyFields;
    }

    /** The first {@code limit} rows, 1 to 1,000. */
    public static PageRequest first(int limit) {
        return new PageRequest(checked(limit), false, null, 0, true);
    }

    /** The last {@code limit} rows, 1 to 1,000; walk towards the beginning with {@link #before}. */
    public static PageRequest last(int limit) {
        return new PageRequest(checked(limit), true, null, 0, true);
    }

    /** The rows that follow the cursor. */
    public PageRequest after(Cursor cursor) {
        return at(requireNonNull(cursor, "cursor"), false);
    }

    /** The rows that precede the cursor, those nearest to it, in the list's order. */
    public PageRequest before(Cursor cursor) {
        return at(requireNonNull(cursor, "cursor"), true);
    }

    /**
     * The rows after the first {@code rows}, which the database reads and throws away. Not with a cursor, and not from
     * the end.
     */
    public PageRequest skip(long rows) {
        Inputs.notNegative("skip", rows);
        if (cursor != null || backward) {
            throw new InvalidInputException("skip", "goes with the first page only; use either skip or a cursor");
        }
        return new PageRequest(limit, false, null, rows, heavyFields);
    }

    /**
     * Leaves the heavy fields (content, context, primer, metadata of a conversation or message) out of the rows; asking
     * a row for one then throws {@link IllegalStateException}.
     */
    public PageRequest withoutHeavyFields() {
        return new PageRequest(limit, backward, cursor, skip, false);
    }

    /** How many rows at most. */
    public int limit() {
        return limit;
    }

    /** Whether the rows before the cursor, or at the end, are meant. */
    public boolean isBackward() {
        return backward;
    }

    /** Where to go on from; none at the list's beginning or end. */
    public Optional<Cursor> cursor() {
        return Optional.ofNullable(cursor);
    }

    /** How many rows to skip first. */
    public long skip() {
        return skip;
    }

    /** Whether heavy fields are wanted. */
    public boolean heavyFields() {
        return heavyFields;
    }

    private PageRequest at(Cursor place, boolean before) {
        if (skip > 0) {
            throw new InvalidInputException("cursor", "can't go with skip; use either skip or a cursor");
        }
        return new PageRequest(limit, before, place, 0, heavyFields);
    }

    private static int checked(int limit) {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new InvalidInputException("limit", "is " + limit + "; a page has 1 to " + MAX_LIMIT + " rows");
        }
        return limit;
    }

    /** The figures; a cursor holds sort keys, titles perhaps, and is not shown. */
    @Override
    public String toString() {
        return "PageRequest[limit=" + limit + ", backward=" + backward + ", cursor=" + (cursor != null) + ", skip="
                + skip + "]";
    }
}
