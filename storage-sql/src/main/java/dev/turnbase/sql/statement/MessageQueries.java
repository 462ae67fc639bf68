package dev.turnbase.sql.statement;

import static dev.turnbase.sql.schema.Tables.HEAD;
import static dev.turnbase.sql.schema.Tables.MESSAGE;
import static dev.turnbase.sql.statement.ConversationQueries.byId;
import static dev.turnbase.sql.statement.Rendering.none;
import static dev.turnbase.sql.statement.Rendering.number;
import static dev.turnbase.sql.statement.Rendering.value;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.deleteFrom;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.greatest;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.one;
import static org.jooq.impl.DSL.query;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.update;
import static org.jooq.impl.DSL.with;

import java.util.List;
import org.jooq.CommonTableExpression;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.SQLDialect;
import org.jooq.SelectConditionStep;
import org.jooq.Table;
import org.jooq.UpdateConditionStep;
import org.jooq.impl.SQLDataType;

/**
 * The statements about messages.
 *
 * <p>INSERT_MESSAGE binds tenant, conversation, turn, id, role, status, reason, author, reply to, content, metadata,
 * fingerprint, version, created at, updated at. APPEND binds what ADVANCE_HEAD does, then these but for the turn;
 * INSERT_NEXT these but for the turn.
 */
public final class MessageQueries {
    /** Of how many messages TEXTS reads the parts; fewer are filled up by repeating one. */
    public static final int TEXTS = 8;

    private static final List<Field<?>> COLUMNS = List.of(
            MESSAGE.TENANT,
            MESSAGE.CONVERSATION,
            MESSAGE.TURN,
            MESSAGE.ID,
            MESSAGE.ROLE,
            MESSAGE.STATUS,
            MESSAGE.REASON,
            MESSAGE.AUTHOR,
            MESSAGE.REPLY_TO,
            MESSAGE.CONTENT,
            MESSAGE.METADATA,
            MESSAGE.FINGERPRINT,
            MESSAGE.VERSION,
            MESSAGE.CREATED_AT,
            MESSAGE.UPDATED_AT);

    /** MySQL and MariaDB: what the session noted last, by an update that answers nothing else; 0 if it is to be forgotten. */
    private static final Field<Long> NOTED = field("last_insert_id()", SQLDataType.BIGINT);

    private static final Condition IS_NOTED = NOTED.ne(inline(0L));

    /** What stands before WHERE in a query that reads no table. */
    private static final Table<Record> NO_TABLE = table("dual");

    private MessageQueries() {}

    static void addTo(HotQueries queries) {
        addAppend(queries);
        addReads(queries);
        addFigures(queries);
        addWrites(queries);
    }

    private static void addAppend(HotQueries queries) {
        boolean answering = queries.updatesAnswer();
        queries.add(Hot.ADVANCE_HEAD, answering ? advance(answering).returning(HEAD.LAST_TURN) : advance(answering));
        queries.add(
                Hot.INSERT_MESSAGE,
                insertInto(MESSAGE)
                        .columns(COLUMNS)
                        .values(COLUMNS.stream().map(Rendering::value).toList()));
        if (queries.family() == SQLDialect.POSTGRES) {
            queries.add(Hot.APPEND, advanceAndInsert(advance(answering)));
            queries.add(Hot.APPEND_REPLY, advanceAndInsert(advanceIfThere(answering)));
            // Shorter than deadlock_timeout, 1 s unless it was changed.
            queries.add(Hot.WAIT_BRIEFLY, query("select set_config('lock_timeout', '100', true)"));
        }
        if (!answering) {
            queries.add(Hot.FORGET_TURN, select(noted(inline(0L))));
            queries.add(Hot.ADVANCE_HEAD_REPLY, advanceIfThere(answering));
            queries.add(
                    Hot.INSERT_NEXT,
                    insertInto(MESSAGE)
                            .columns(COLUMNS)
                            .select(select(nextRow(NOTED)).from(NO_TABLE).where(IS_NOTED)));
            queries.add(Hot.GIVEN_TURN, select(NOTED).from(NO_TABLE).where(IS_NOTED));
        }
    }

    /**
     * MySQL assigns from left to right and sees what it assigned: last_turn must come after what is made from it.
     *
     * @param answering whether an update answers; otherwise the turn is noted for the statements that follow
     */
    private static UpdateConditionStep<Record> advance(boolean answering) {
        Field<Long> lastTurn = HEAD.LAST_TURN.plus(number());
        return update(HEAD)
                .set(HEAD.LAST_MESSAGE_TURN, HEAD.LAST_TURN.plus(number()))
                .set(HEAD.LAST_TURN, answering ? lastTurn : noted(lastTurn))
                .set(HEAD.MESSAGE_COUNT, HEAD.MESSAGE_COUNT.plus(number()))
                .set(HEAD.LAST_ACTIVITY, greatest(HEAD.LAST_ACTIVITY, value(HEAD.LAST_ACTIVITY)))
                .where(byId(HEAD.TENANT, HEAD.ID))
                .and(HEAD.LAST_TURN.eq(coalesce(value(HEAD.LAST_TURN), HEAD.LAST_TURN)));
    }

    /** The value, which MySQL and MariaDB keep for the session as well. */
    private static Field<Long> noted(Field<Long> value) {
        return field("last_insert_id({0})", SQLDataType.BIGINT, value);
    }

    /** Only right where the head is locked by a statement before: this one sees messages as of its own beginning. */
    private static UpdateConditionStep<Record> advanceIfThere(boolean answering) {
        return advance(answering)
                .andExists(select(one())
                        .from(MESSAGE)
                        .where(byId(MESSAGE.TENANT, MESSAGE.CONVERSATION))
                        .and(MESSAGE.ID.eq(value(MESSAGE.ID))));
    }

    private static Query advanceAndInsert(UpdateConditionStep<Record> advance) {
        CommonTableExpression<Record1<Long>> head = name("head").as(advance.returningResult(HEAD.LAST_TURN));
        return with(head)
                .insertInto(MESSAGE)
                .columns(COLUMNS)
                .select(select(nextRow(head.field(HEAD.LAST_TURN))).from(head))
                .returning(MESSAGE.TURN);
    }

    private static List<Field<?>> nextRow(Field<Long> turn) {
        return COLUMNS.stream()
                .<Field<?>>map(column -> column == MESSAGE.TURN ? turn : value(column))
                .toList();
    }

    private static void addReads(HotQueries queries) {
        queries.add(Hot.FIND_MESSAGE, select(one()).from(MESSAGE).where(byId(MESSAGE.TENANT, MESSAGE.ID)));
        queries.add(
                Hot.FIND_IN_CONVERSATION,
                select(one())
                        .from(MESSAGE)
                        .where(byId(MESSAGE.TENANT, MESSAGE.CONVERSATION))
                        .and(MESSAGE.ID.eq(value(MESSAGE.ID))));
        queries.add(
                Hot.LOCATE_MESSAGE, select(MESSAGE.CONVERSATION).from(MESSAGE).where(byId(MESSAGE.TENANT, MESSAGE.ID)));
        queries.add(
                Hot.FIND_STORED,
                select(Columns.joined(Columns.message(true), List.of(MESSAGE.FINGERPRINT)))
                        .from(MESSAGE)
                        .where(byId(MESSAGE.TENANT, MESSAGE.ID)));
        queries.add(Hot.GET_MESSAGE, messages().and(MESSAGE.ID.eq(value(MESSAGE.ID))));
        queries.addLocked(Hot.LOCK_MESSAGE, messages().and(MESSAGE.ID.eq(value(MESSAGE.ID))), Lock.NO_KEY_UPDATE);
        queries.add(
                Hot.LATEST,
                messages()
                        .and(MESSAGE.CONVERSATION.eq(value(MESSAGE.CONVERSATION)))
                        .orderBy(MESSAGE.TURN.desc())
                        .limit(number()));
        queries.add(
                Hot.MESSAGES_BETWEEN,
                messages()
                        .and(MESSAGE.CONVERSATION.eq(value(MESSAGE.CONVERSATION)))
                        .and(between())
                        .orderBy(MESSAGE.TURN)
                        .limit(number()));
        queries.add(Hot.TEXTS, Lookups.texts(TEXTS));
    }

    private static SelectConditionStep<Record> messages() {
        return select(Columns.message(true)).from(MESSAGE).where(MESSAGE.TENANT.eq(value(MESSAGE.TENANT)));
    }

    private static void addFigures(HotQueries queries) {
        queries.add(
                Hot.COUNT_BETWEEN,
                select(count())
                        .from(MESSAGE)
                        .where(byId(MESSAGE.TENANT, MESSAGE.CONVERSATION))
                        .and(between()));
        queries.add(
                Hot.HIGHEST_TURN,
                select(max(MESSAGE.TURN)).from(MESSAGE).where(byId(MESSAGE.TENANT, MESSAGE.CONVERSATION)));
    }

    private static Condition between() {
        return MESSAGE.TURN.gt(value(MESSAGE.TURN)).and(MESSAGE.TURN.le(value(MESSAGE.TURN)));
    }

    private static void addWrites(HotQueries queries) {
        queries.add(
                Hot.UPDATE_MESSAGE,
                update(MESSAGE)
                        .set(MESSAGE.ROLE, value(MESSAGE.ROLE))
                        .set(MESSAGE.CONTENT, value(MESSAGE.CONTENT))
                        .set(MESSAGE.STATUS, value(MESSAGE.STATUS))
                        .set(MESSAGE.REASON, value(MESSAGE.REASON))
                        .set(MESSAGE.METADATA, value(MESSAGE.METADATA))
                        .set(MESSAGE.VERSION, value(MESSAGE.VERSION))
                        .set(MESSAGE.UPDATED_AT, value(MESSAGE.UPDATED_AT))
                        .where(byId(MESSAGE.TENANT, MESSAGE.ID)));
        queries.add(
                Hot.CLEAR_REPLIES,
                update(MESSAGE)
                        .set(MESSAGE.REPLY_TO, none(MESSAGE.REPLY_TO))
                        .where(byId(MESSAGE.TENANT, MESSAGE.REPLY_TO)));
        queries.add(Hot.DELETE_MESSAGE, deleteFrom(MESSAGE).where(byId(MESSAGE.TENANT, MESSAGE.ID)));
    }
}
