package dev.turnbase.sql.statement;

import static dev.turnbase.sql.schema.Tables.CONVERSATION;
import static dev.turnbase.sql.schema.Tables.HEAD;
import static dev.turnbase.sql.schema.Tables.MESSAGE;
import static dev.turnbase.sql.statement.Rendering.value;
import static org.jooq.impl.DSL.deleteFrom;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.one;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.update;

import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jooq.Table;

/**
 * The statements about one conversation.
 *
 * <p>INSERT_HEAD binds tenant, id, owner, archived, last turn, last message turn, message count, last activity, last read
 * turn, read count; INSERT_CONVERSATION tenant, id, title, agent, primer, context, metadata, version, forked from, created
 * at, updated at.
 */
final class ConversationQueries {
    private ConversationQueries() {}

    static void addTo(HotQueries queries) {
        addReads(queries);
        addInserts(queries);
        addBodyWrites(queries);
        addHeadWrites(queries);
        addDeletes(queries);
        queries.add(Hot.OPEN_CONVERSATION, OpenQuery.query());
    }

    private static void addReads(HotQueries queries) {
        queries.add(Hot.FIND_CONVERSATION, select(one()).from(HEAD).where(byId(HEAD.TENANT, HEAD.ID)));
        queries.add(Hot.FIND_HEAD, select(HEAD.LAST_TURN).from(HEAD).where(byId(HEAD.TENANT, HEAD.ID)));
        queries.addLocked(
                Hot.LOCK_HEAD,
                select(HEAD.LAST_TURN, HEAD.LAST_MESSAGE_TURN, HEAD.MESSAGE_COUNT, HEAD.LAST_READ_TURN, HEAD.READ_COUNT)
                        .from(HEAD)
                        .where(byId(HEAD.TENANT, HEAD.ID)),
                Lock.NO_KEY_UPDATE);
        queries.add(Hot.GET_CONVERSATION, conversation());
        queries.addLockOnly(
                Hot.LOCK_HEAD_ROW, select(one()).from(HEAD).where(byId(HEAD.TENANT, HEAD.ID)), Lock.NO_KEY_UPDATE);
        queries.addLockOnly(
                Hot.LOCK_BODY_ROW,
                select(one()).from(CONVERSATION).where(byId(CONVERSATION.TENANT, CONVERSATION.ID)),
                Lock.NO_KEY_UPDATE);
    }

    static SelectConditionStep<Record> conversation() {
        return select(Columns.conversation(true))
                .from(HEAD)
                .join(CONVERSATION)
                .on(CONVERSATION.TENANT.eq(HEAD.TENANT))
                .and(CONVERSATION.ID.eq(HEAD.ID))
                .where(byId(HEAD.TENANT, HEAD.ID));
    }

    private static void addInserts(HotQueries queries) {
        queries.add(
                Hot.INSERT_HEAD,
                insert(
                        HEAD,
                        List.of(
                                HEAD.TENANT,
                                HEAD.ID,
                                HEAD.OWNER,
                                HEAD.ARCHIVED,
                                HEAD.LAST_TURN,
                                HEAD.LAST_MESSAGE_TURN,
                                HEAD.MESSAGE_COUNT,
                                HEAD.LAST_ACTIVITY,
                                HEAD.LAST_READ_TURN,
                                HEAD.READ_COUNT)));
        queries.add(
                Hot.INSERT_CONVERSATION,
                insert(
                        CONVERSATION,
                        List.of(
                                CONVERSATION.TENANT,
                                CONVERSATION.ID,
                                CONVERSATION.TITLE,
                                CONVERSATION.AGENT,
                                CONVERSATION.PRIMER,
                                CONVERSATION.CONTEXT,
                                CONVERSATION.METADATA,
                                CONVERSATION.VERSION,
                                CONVERSATION.FORKED_FROM,
                                CONVERSATION.CREATED_AT,
                                CONVERSATION.UPDATED_AT)));
    }

    static Query insert(Table<?> table, List<Field<?>> columns) {
        return insertInto(table)
                .columns(columns)
                .values(columns.stream().map(Rendering::value).toList());
    }

    private static void addBodyWrites(HotQueries queries) {
        queries.add(
                Hot.UPDATE_CONVERSATION,
                update(CONVERSATION)
                        .set(CONVERSATION.TITLE, value(CONVERSATION.TITLE))
                        .set(CONVERSATION.AGENT, value(CONVERSATION.AGENT))
                        .set(CONVERSATION.PRIMER, value(CONVERSATION.PRIMER))
                        .set(CONVERSATION.CONTEXT, value(CONVERSATION.CONTEXT))
                        .set(CONVERSATION.METADATA, value(CONVERSATION.METADATA))
                        .set(CONVERSATION.VERSION, value(CONVERSATION.VERSION))
                        .set(CONVERSATION.UPDATED_AT, value(CONVERSATION.UPDATED_AT))
                        .where(byId(CONVERSATION.TENANT, CONVERSATION.ID)));
        queries.add(
                Hot.TOUCH_CONVERSATION,
                update(CONVERSATION)
                        .set(CONVERSATION.VERSION, value(CONVERSATION.VERSION))
                        .set(CONVERSATION.UPDATED_AT, value(CONVERSATION.UPDATED_AT))
                        .where(byId(CONVERSATION.TENANT, CONVERSATION.ID)));
    }

    private static void addHeadWrites(HotQueries queries) {
        queries.add(
                Hot.SET_ARCHIVED,
                update(HEAD).set(HEAD.ARCHIVED, value(HEAD.ARCHIVED)).where(byId(HEAD.TENANT, HEAD.ID)));
        queries.add(
                Hot.SET_OWNER, update(HEAD).set(HEAD.OWNER, value(HEAD.OWNER)).where(byId(HEAD.TENANT, HEAD.ID)));
        queries.add(
                Hot.SET_READ,
                update(HEAD)
                        .set(HEAD.LAST_READ_TURN, value(HEAD.LAST_READ_TURN))
                        .set(HEAD.READ_COUNT, value(HEAD.READ_COUNT))
                        .where(byId(HEAD.TENANT, HEAD.ID)));
        queries.add(
                Hot.SET_FIGURES,
                update(HEAD)
                        .set(HEAD.LAST_MESSAGE_TURN, value(HEAD.LAST_MESSAGE_TURN))
                        .set(HEAD.MESSAGE_COUNT, value(HEAD.MESSAGE_COUNT))
                        .set(HEAD.READ_COUNT, value(HEAD.READ_COUNT))
                        .where(byId(HEAD.TENANT, HEAD.ID)));
    }

    private static void addDeletes(HotQueries queries) {
        queries.add(Hot.DELETE_MESSAGES_FROM, deleteFrom(MESSAGE).where(fromTurn()));
        queries.add(
                Hot.DELETE_CONVERSATION, deleteFrom(CONVERSATION).where(byId(CONVERSATION.TENANT, CONVERSATION.ID)));
        queries.add(Hot.DELETE_HEAD, deleteFrom(HEAD).where(byId(HEAD.TENANT, HEAD.ID)));
    }

    static Condition fromTurn() {
        return byId(MESSAGE.TENANT, MESSAGE.CONVERSATION).and(MESSAGE.TURN.ge(value(MESSAGE.TURN)));
    }

    static Condition byId(Field<String> tenant, Field<String> id) {
        return tenant.eq(value(tenant)).and(id.eq(value(id)));
    }
}
