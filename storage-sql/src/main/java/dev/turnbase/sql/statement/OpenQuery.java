package dev.turnbase.sql.statement;

import static dev.turnbase.sql.schema.Tables.HEAD;
import static dev.turnbase.sql.schema.Tables.MESSAGE;
import static dev.turnbase.sql.schema.Tables.USER;
import static dev.turnbase.sql.schema.Tables.USER_IDENTITY;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.table;

import java.util.ArrayList;
import java.util.List;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * A conversation, its owner and its newest messages in one statement, and so as they were at one moment: a number says
 * what a row is, then come {@value #TEXTS} texts and {@value #NUMBERS} numbers, as {@link Columns} orders them.
 */
public final class OpenQuery {
    /** A row of the conversation. */
    public static final int CONVERSATION = 1;

    /** A row of its owner, with one identity. */
    public static final int OWNER = 2;

    /** A row of a message. */
    public static final int MESSAGE_ROW = 3;

    /** How many texts a row has. */
    public static final int TEXTS = 9;

    /** How many numbers a row has. */
    public static final int NUMBERS = 9;

    private OpenQuery() {}

    static Query query() {
        return conversation().unionAll(owner()).unionAll(messages());
    }

    private static Select<Record> conversation() {
        return select(padded(CONVERSATION, Columns.conversationTexts(true), Columns.conversationNumbers()))
                .from(HEAD)
                .join(dev.turnbase.sql.schema.Tables.CONVERSATION)
                .on(dev.turnbase.sql.schema.Tables.CONVERSATION.TENANT.eq(HEAD.TENANT))
                .and(dev.turnbase.sql.schema.Tables.CONVERSATION.ID.eq(HEAD.ID))
                .where(ConversationQueries.byId(HEAD.TENANT, HEAD.ID));
    }

    private static Select<Record> owner() {
        return select(padded(OWNER, Columns.userTexts(), Columns.userNumbers()))
                .from(HEAD)
                .join(USER)
                .on(USER.TENANT.eq(HEAD.TENANT))
                .and(USER.ID.eq(HEAD.OWNER))
                .leftJoin(USER_IDENTITY)
                .on(USER_IDENTITY.TENANT.eq(USER.TENANT))
                .and(USER_IDENTITY.USER_ID.eq(USER.ID))
                .where(ConversationQueries.byId(HEAD.TENANT, HEAD.ID));
    }

    private static Select<Record> messages() {
        Table<Record> newest = table(select(padded(MESSAGE_ROW, Columns.messageTexts(true), Columns.messageNumbers()))
                        .from(MESSAGE)
                        .where(ConversationQueries.byId(MESSAGE.TENANT, MESSAGE.CONVERSATION))
                        .orderBy(MESSAGE.TURN.desc())
                        .limit(Rendering.number()))
                .as("newest");
        return select(newest.fields()).from(newest);
    }

    private static List<Field<?>> padded(int kind, List<Field<?>> texts, List<Field<?>> numbers) {
        List<Field<?>> row = new ArrayList<>();
        row.add(inline(kind).as("kind"));
        pad(row, "t", TEXTS, texts, SQLDataType.VARCHAR);
        pad(row, "n", NUMBERS, numbers, SQLDataType.BIGINT);
        return row;
    }

    private static void pad(List<Field<?>> row, String name, int size, List<Field<?>> fields, DataType<?> type) {
        for (int i = 0; i < size; i++) {
            Field<?> field = i < fields.size() ? fields.get(i) : DSL.inline((Object) null, type);
            row.add(field.as(name + (i + 1)));
        }
    }
}
