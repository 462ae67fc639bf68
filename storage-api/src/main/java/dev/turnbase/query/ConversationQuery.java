package dev.turnbase.query;

import static java.util.Objects.requireNonNull;

/**
 * A list of conversations: which, in what order, which part. Sorted by time of creation unless said otherwise; 50 rows.
 * Immutable: every method answers a new one.
 */
public final class ConversationQuery {
    private static final PageRequest DEFAULT_PAGE = PageRequest.first(50);

    private final ConversationFilter filter;
    private final ConversationOrder order;
    private final Direction direction;
    private final PageRequest page;

    private ConversationQuery(
            ConversationFilter filter, ConversationOrder order, Direction direction, PageRequest page) {
        this.filter = filter;
        this.order = order;
        this.direction = direction;
        this.page = page;
    }

    /** All conversations of the tenant. */
    public static ConversationQuery all() {
        return where(ConversationFilter.any());
    }

    /** Those that the filter meets. */
    public static ConversationQuery where(ConversationFilter filter) {
        requireNonNull(filter, "filter");
        return new ConversationQuery(filter, ConversationOrder.CREATED_AT, Direction.ASCENDING, DEFAULT_PAGE);
    }

    /** In another order. */
    public ConversationQuery orderBy(ConversationOrder order, Direction direction) {
        requireNonNull(order, "order");
        requireNonNull(direction, "direction");
        return new ConversationQuery(filter, order, direction, page);
    }

    /** Another part of the list. */
    public ConversationQuery page(PageRequest page) {
        return new ConversationQuery(filter, order, direction, requireNonNull(page, "page"));
    }

    /** Which conversations. */
    public ConversationFilter filter() {
        return filter;
    }

    /** Sorted by what. */
    public ConversationOrder order() {
        return order;
    }

    /** Sorted which way. */
    public Direction direction() {
        return direction;
    }

    /** Which part. */
    public PageRequest page() {
        return page;
    }

    /** Equal for two queries that list the same rows in the same order, whichever part: what a cursor is bound to. */
    public String signature() {
        return new Signature("conversations", order, direction)
                .with("id", filter.id())
                .with("ownerId", filter.ownerId())
                .with("title", filter.title())
                .with("agent", filter.agent())
                .with("primer", filter.primer())
                .with("archived", filter.archived())
                .with("forkedFrom", filter.forkedFrom())
                .toString();
    }

    @Override
    public String toString() {
        return "ConversationQuery[" + filter + ", " + order + " " + direction + ", " + page + "]";
    }
}
