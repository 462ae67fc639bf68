package dev.turnbase.sql.store;

import static dev.turnbase.sql.schema.Tables.CONVERSATION;
import static dev.turnbase.sql.schema.Tables.HEAD;
import static dev.turnbase.sql.schema.Tables.MESSAGE;

import dev.turnbase.query.InboxScope;
import dev.turnbase.sql.statement.Columns;
import dev.turnbase.sql.statement.Rendering;
import java.util.List;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.SelectLimitStep;
import org.jooq.SelectOnConditionStep;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * The query of an inbox. The last message is found by the turn that the conversation notes, an equal join that is quick
 * everywhere. Where archived conversations are shown among the others, the index gives each kind in order: both are cut to
 * the page's size before they are merged, so that no inbox is sorted whole.
 */
final class InboxQuery {
    private static final List<Field<?>> SORT = List.of(HEAD.LAST_ACTIVITY, HEAD.ID);

    private final InboxScope scope;
    private final Paging paging;

    InboxQuery(InboxScope scope, Paging paging) {
        this.scope = scope;
        this.paging = paging;
    }

    Query write() {
        return switch (scope) {
            case ACTIVE -> ofOneKind(0);
            case ARCHIVED -> ofOneKind(1);
            case ALL -> ofBoth();
        };
    }

    private Query ofOneKind(int archived) {
        return cut(Listing.ordered(
                rows(HEAD)
                        .where(HEAD.TENANT.eq(Rendering.value(HEAD.TENANT)))
                        .and(HEAD.OWNER.eq(Rendering.value(HEAD.OWNER)))
                        .and(HEAD.ARCHIVED.eq(DSL.inline(archived))),
                SORT,
                paging));
    }

    private Query ofBoth() {
        Table<Record> chosen = DSL.table(keys(0).unionAll(keys(1))).as("chosen");
        return cut(rows(HEAD.join(chosen)
                        .on(HEAD.TENANT.eq(chosen.field(HEAD.TENANT)))
                        .and(HEAD.ID.eq(chosen.field(HEAD.ID))))
                .orderBy(Listing.sortFields(SORT, paging)));
    }

    /** The keys of one kind; as many as the page could need, were they all of this kind. */
    private Select<Record> keys(int archived) {
        SelectLimitStep<Record> ordered = Listing.ordered(
                DSL.select(List.<Field<?>>of(HEAD.TENANT, HEAD.ID))
                        .from(HEAD)
                        .where(HEAD.TENANT.eq(Rendering.value(HEAD.TENANT)))
                        .and(HEAD.OWNER.eq(Rendering.value(HEAD.OWNER)))
                        .and(HEAD.ARCHIVED.eq(DSL.inline(archived))),
                SORT,
                paging);
        return paging.skip() == 0
                ? ordered.limit(Rendering.number())
                : ordered.limit(DSL.inline(paging.fetched() + paging.skip()));
    }

    private Query cut(SelectLimitStep<Record> ordered) {
        return paging.skip() == 0
                ? ordered.limit(Rendering.number())
                : ordered.limit(DSL.inline(paging.fetched())).offset(DSL.inline(paging.skip()));
    }

    private SelectOnConditionStep<Record> rows(Table<?> heads) {
        return DSL.select(Columns.joined(
                        Columns.conversation(paging.heavyFields()), Columns.message(paging.heavyFields())))
                .from(heads)
                .join(CONVERSATION)
                .on(CONVERSATION.TENANT.eq(HEAD.TENANT))
                .and(CONVERSATION.ID.eq(HEAD.ID))
                .leftJoin(MESSAGE)
                .on(MESSAGE.TENANT.eq(HEAD.TENANT))
                .and(MESSAGE.CONVERSATION.eq(HEAD.ID))
                .and(MESSAGE.TURN.eq(HEAD.LAST_MESSAGE_TURN));
    }
}
