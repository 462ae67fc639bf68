package dev.turnbase.sql.store;

import static dev.turnbase.sql.schema.Tables.MESSAGE;

import dev.turnbase.error.InvalidInputException;
import dev.turnbase.model.Message;
import dev.turnbase.query.MessageFilter;
import dev.turnbase.query.MessageOrder;
import dev.turnbase.query.MessageQuery;
import dev.turnbase.query.Page;
import dev.turnbase.query.PageRequest;
import dev.turnbase.spi.CursorCodec;
import dev.turnbase.sql.session.Executor;
import dev.turnbase.sql.session.Session;
import dev.turnbase.sql.statement.Columns;
import dev.turnbase.sql.statement.Rendering;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** Lists and counts a tenant's messages. */
final class MessageListing {
    private final Executor executor;
    private final StoreContext context;
    private final String tenant;
    private final PendingTexts texts;

    MessageListing(Executor executor, StoreContext context, String tenant, PendingTexts texts) {
        this.executor = executor;
        this.context = context;
        this.tenant = tenant;
        this.texts = texts;
    }

    Optional<Message> find(MessageFilter filter) {
        if (filter.isEmpty()) {
            throw new InvalidInputException("filter", "has no condition; state one, or use list");
        }
        MessageQuery first = MessageQuery.where(filter).page(PageRequest.first(1));
        return page("messages.find", first).items().stream().findFirst();
    }

    Page<Message> list(MessageQuery query) {
        return page("messages.list", query);
    }

    private Page<Message> page(String operation, MessageQuery query) {
        boolean byTurn = query.order() == MessageOrder.TURN;
        Paging paging =
                new Paging(query.page(), query.direction(), CursorCodec.of(tenant, query.signature()), List.of(byTurn));
        return executor.read(operation, session -> {
            List<MessageRow> rows = rows(session, query, byTurn ? MESSAGE.TURN : MESSAGE.ID, paging);
            List<MessageRow> shown = paging.inOrder(rows);
            List<Message> messages = (paging.heavyFields() ? texts.filled(session, shown) : shown)
                    .stream().map(row -> row.model(paging.heavyFields())).toList();
            return paging.page(rows, row -> List.of(byTurn ? String.valueOf(row.turn) : row.id), messages);
        });
    }

    private List<MessageRow> rows(Session session, MessageQuery query, Field<?> sort, Paging paging)
            throws SQLException {
        return Listing.read(
                session,
                context.shapes(),
                "messages|" + query.order(),
                () -> DSL.select(Columns.message(paging.heavyFields())).from(MESSAGE),
                criteria(query.filter()),
                List.of(sort),
                paging,
                MessageRow::read);
    }

    long count(MessageFilter filter) {
        Criteria criteria = criteria(filter);
        String sql = context.shapes()
                .sql(
                        "count|" + criteria.form(),
                        () -> DSL.selectCount().from(MESSAGE).where(criteria.condition()));
        return executor.read(
                "messages.count",
                session -> session.query(
                                sql, row -> row.getLong(1), criteria.values().toArray())
                        .get(0));
    }

    private Criteria criteria(MessageFilter filter) {
        return Criteria.of(MESSAGE.TENANT, tenant)
                .add(filter.id(), MESSAGE.ID)
                .add(filter.conversationId(), MESSAGE.CONVERSATION)
                .add(filter.turn(), MESSAGE.TURN)
                .add(filter.afterTurn(), () -> MESSAGE.TURN.gt(Rendering.value(MESSAGE.TURN)))
                .add(filter.role(), MESSAGE.ROLE)
                .add(filter.status().map(Enum::name), MESSAGE.STATUS)
                .add(filter.authorId(), MESSAGE.AUTHOR)
                .add(filter.replyTo(), MESSAGE.REPLY_TO)
                .addLong(filter.content(), MESSAGE.CONTENT);
    }
}
