package dev.turnbase.query;

import static java.util.Objects.requireNonNull;

import dev.turnbase.error.InvalidInputException;

/**
 * A list of messages: which, in what order, which part. Sorted by turn if the filter states
 * the conversation, else by id unless said otherwise; 50 rows.
 * Immutable: every method answers a new one.
 */
public final class MessageQuery {
    private static final PageRequest DEFAULT_PAGE = PageRequest.first(50);

    private final MessageFilter filter;
    private final MessageOrder order;
    private final Direction direction;
    private final PageRequest page;

    private MessageQuery(MessageFilter filter, MessageOrder order, Direction direction, PageRequest page) {
        this.filter = filter;
        this.order = order;
        this.direction = direction;
        this.page = page;
    }

    /** All messages of the tenant. */
    public static MessageQuery all() {
        return where(MessageFilter.any());
    }

    /** The messages of a conversation, by turn. */
    public static MessageQuery of(String conversationId) {
        return where(MessageFilter.any().conversation(conversationId));
    }

    /** Those that the filter meets. */
    public static MessageQuery where(MessageFilter filter) {
        requireNonNull(filter, "filter");
        return new MessageQuery(
                filter,
                filter.conversationId().value() == null ? MessageOrder.ID : MessageOrder.TURN,
                Direction.ASCENDING,
                DEFAULT_PAGE);
    }

    /** In another order. */
    public MessageQuery orderBy(MessageOrder order, Direction direction) {
        requireNonNull(order, "order");
        requireNonNull(direction, "direction");
        if (order == MessageOrder.TURN && filter.conversationId().value() == null) {
            throw new InvalidInputException("order", "TURN needs a conversation in the filter; state it or sort by ID");
        }
        return new MessageQuery(filter, order, direction, page);
    }

    /** Another part of the list. */
    public MessageQuery page(PageRequest page) {
        return new MessageQuery(filter, order, direction, requireNonNull(page, "page"));
    }

    /** Which messages. */
    public MessageFilter filter() {
        return filter;
    }

    /** Sorted by what. */
    public MessageOrder order() {
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
        return new Signature("messages", order, direction)
                .with("id", filter.id())
                .with("conversationId", filter.conversationId())
                .with("turn", filter.turn())
                .with("afterTurn", filter.afterTurn())
                .with("role", filter.role())
                .with("status", filter.status())
                .with("authorId", filter.authorId())
                .with("replyTo", filter.replyTo())
                .with("content", filter.content())
                .toString();
    }

    @Override
    public String toString() {
        return "MessageQuery[" + filter + ", " + order + " " + direction + ", " + page + "]";
    }
}
