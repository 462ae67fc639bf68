package dev.turnbase.sql.store;

import static dev.turnbase.sql.schema.Tables.CONVERSATION;
import static dev.turnbase.sql.schema.Tables.HEAD;

import dev.turnbase.error.InvalidInputException;
import dev.turnbase.model.Conversation;
import dev.turnbase.query.ConversationFilter;
import dev.turnbase.query.ConversationOrder;
import dev.turnbase.query.ConversationQuery;
import dev.turnbase.query.Direction;
import dev.turnbase.query.Page;
import dev.turnbase.query.PageRequest;
import dev.turnbase.spi.CursorCodec;
import dev.turnbase.sql.session.Executor;
import dev.turnbase.sql.session.Session;
import dev.turnbase.sql.statement.Columns;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** Lists a tenant's conversations. */
final class ConversationListing {
    private final Executor executor;
    private final StoreContext context;
    private final String tenant;

    ConversationListing(Executor executor, StoreContext context, String tenant) {
        this.executor = executor;
        this.context = context;
        this.tenant = tenant;
    }

    Optional<Conversation> find(ConversationFilter filter) {
        if (filter.isEmpty()) {
            throw new InvalidInputException("filter", "has no condition; state one, or use list");
        }
        ConversationQuery first = ConversationQuery.where(filter)
                .orderBy(ConversationOrder.ID, Direction.ASCENDING)
                .page(PageRequest.first(1));
        return page("conversations.find", first).items().stream().findFirst();
    }

    Page<Conversation> list(ConversationQuery query) {
        return page("conversations.list", query);
    }

    private Page<Conversation> page(String operation, ConversationQuery query) {
        Paging paging = new Paging(
                query.page(), query.direction(), CursorCodec.of(tenant, query.signature()), numeric(query.order()));
        return executor.read(operation, session -> {
            List<ConversationRow> rows = rows(session, query, paging);
            List<Conversation> conversations = paging.inOrder(rows).stream()
                    .map(row -> row.model(paging.heavyFields()))
                    .toList();
            return paging.page(rows, row -> keys(query.order(), row), conversations);
        });
    }

    private List<ConversationRow> rows(Session session, ConversationQuery query, Paging paging) throws SQLException {
        return Listing.read(
                session,
                context.shapes(),
                "conversations|" + query.order(),
                () -> DSL.select(Columns.conversation(paging.heavyFields()))
                        .from(HEAD)
                        .join(CONVERSATION)
                        .on(CONVERSATION.TENANT.eq(HEAD.TENANT))
                        .and(CONVERSATION.ID.eq(HEAD.ID)),
                criteria(query, paging),
                sort(query.order()),
                paging,
                ConversationRow::read);
    }

    /**
     * The tenant is that of the table whose index gives the order. By id both tables have the order, and both are entered at
     * the place: PostgreSQL merges them, and would read the other one from its beginning.
     */
    private Criteria criteria(ConversationQuery query, Paging paging) {
        ConversationFilter filter = query.filter();
        boolean byHead = query.order() == ConversationOrder.LAST_ACTIVITY;
        Criteria criteria = Criteria.of(byHead ? HEAD.TENANT : CONVERSATION.TENANT, tenant)
                .add(filter.id(), byHead ? HEAD.ID : CONVERSATION.ID)
                .add(filter.ownerId(), HEAD.OWNER)
                .add(filter.title(), CONVERSATION.TITLE)
                .add(filter.agent(), CONVERSATION.AGENT)
                .addLong(filter.primer(), CONVERSATION.PRIMER)
                .add(filter.archived().map(archived -> archived ? 1 : 0), HEAD.ARCHIVED)
                .add(filter.forkedFrom(), CONVERSATION.FORKED_FROM);
        return query.order() == ConversationOrder.ID ? criteria.beyond(HEAD.ID, paging) : criteria;
    }

    private static List<? extends Field<?>> sort(ConversationOrder order) {
        return switch (order) {
            case CREATED_AT -> List.of(CONVERSATION.CREATED_AT, CONVERSATION.ID);
            case LAST_ACTIVITY -> List.of(HEAD.LAST_ACTIVITY, HEAD.ID);
            case TITLE -> List.of(CONVERSATION.TITLE, CONVERSATION.ID);
            case ID -> List.of(CONVERSATION.ID);
        };
    }

    private static List<Boolean> numeric(ConversationOrder order) {
        return switch (order) {
            case CREATED_AT, LAST_ACTIVITY -> List.of(true, false);
            case TITLE -> List.of(false, false);
            case ID -> List.of(false);
        };
    }

    private static List<String> keys(ConversationOrder order, ConversationRow row) {
        return switch (order) {
            case CREATED_AT -> List.of(String.valueOf(row.createdAt), row.id);
            case LAST_ACTIVITY -> List.of(String.valueOf(row.lastActivity), row.id);
            case TITLE -> List.of(row.title, row.id);
            case ID -> List.of(row.id);
        };
    }
}
