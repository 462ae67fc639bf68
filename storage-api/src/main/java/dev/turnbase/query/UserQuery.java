package dev.turnbase.query;

import static java.util.Objects.requireNonNull;

/**
 * A list of users: which, in what order, which part. Sorted by time of creation unless said otherwise; 50 rows.
 * Immutable: every method answers a new one.
 */
public final class UserQuery {
    private static final PageRequest DEFAULT_PAGE = PageRequest.first(50);

    private final UserFilter filter;
    private final UserOrder order;
    private final Direction direction;
    private final PageRequest page;

    private UserQuery(UserFilter filter, UserOrder order, Direction direction, PageRequest page) {
        this.filter = filter;
        this.order = order;
        this.direction = direction;
        this.page = page;
    }

    /** All users of the tenant. */
    public static UserQuery all() {
        return where(UserFilter.any());
    }

    /** Those that the filter meets. */
    public static UserQuery where(UserFilter filter) {
        requireNonNull(filter, "filter");
        return new UserQuery(filter, UserOrder.CREATED_AT, Direction.ASCENDING, DEFAULT_PAGE);
    }

    /** In another order. */
    public UserQuery orderBy(UserOrder order, Direction direction) {
        requireNonNull(order, "order");
        requireNonNull(direction, "direction");
        return new UserQuery(filter, order, direction, page);
    }

    /** Another part of the list. */
    public UserQuery page(PageRequest page) {
        return new UserQuery(filter, order, direction, requireNonNull(page, "page"));
    }

    /** Which users. */
    public UserFilter filter() {
        return filter;
    }

    /** Sorted by what. */
    public UserOrder order() {
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
        return new Signature("users", order, direction)
                .with("id", filter.id())
                .with("externalId", filter.externalId())
                .with("anonymousId", filter.anonymousId())
                .with("email", filter.email())
                .with("name", filter.name())
                .toString();
    }

    @Override
    public String toString() {
        return "UserQuery[" + filter + ", " + order + " " + direction + ", " + page + "]";
    }
}
