package dev.turnbase.sql.statement;

import static dev.turnbase.sql.schema.Tables.CONVERSATION;
import static dev.turnbase.sql.schema.Tables.HEAD;
import static dev.turnbase.sql.schema.Tables.MESSAGE;
import static dev.turnbase.sql.schema.Tables.USER;
import static dev.turnbase.sql.schema.Tables.USER_IDENTITY;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jooq.Field;
import org.jooq.impl.DSL;

/**
 * What is selected of a user, a conversation and a message, and in which order: first the texts, then the numbers, so
 * that rows of different kinds can stand under each other in one answer.
 */
public final class Columns {
    private static final List<Field<String>> USER_TEXTS = List.of(USER.ID, USER.NAME, USER.METADATA);
    private static final List<Field<?>> USER_NUMBERS = List.of(USER.VERSION, USER.CREATED_AT, USER.UPDATED_AT);
    private static final List<Field<String>> CONVERSATION_TEXTS = List.of(
            HEAD.ID,
            HEAD.OWNER,
            CONVERSATION.TITLE,
            CONVERSATION.AGENT,
            CONVERSATION.FORKED_FROM,
            CONVERSATION.PRIMER,
            CONVERSATION.CONTEXT,
            CONVERSATION.METADATA);
    private static final List<Field<?>> CONVERSATION_NUMBERS = List.of(
            HEAD.ARCHIVED,
            HEAD.LAST_TURN,
            HEAD.MESSAGE_COUNT,
            HEAD.LAST_ACTIVITY,
            HEAD.LAST_READ_TURN,
            HEAD.READ_COUNT,
            CONVERSATION.VERSION,
            CONVERSATION.CREATED_AT,
            CONVERSATION.UPDATED_AT);
    private static final List<Field<String>> MESSAGE_TEXTS = List.of(
            MESSAGE.ID,
            MESSAGE.CONVERSATION,
            MESSAGE.ROLE,
            MESSAGE.STATUS,
            MESSAGE.REASON,
            MESSAGE.AUTHOR,
            MESSAGE.REPLY_TO,
            MESSAGE.CONTENT,
            MESSAGE.METADATA);
    private static final List<Field<?>> MESSAGE_NUMBERS =
            List.of(MESSAGE.TURN, MESSAGE.VERSION, MESSAGE.CREATED_AT, MESSAGE.UPDATED_AT);
    private static final Set<Field<?>> HEAVY =
            Set.of(CONVERSATION.PRIMER, CONVERSATION.CONTEXT, CONVERSATION.METADATA, MESSAGE.CONTENT, MESSAGE.METADATA);

    private Columns() {}

    /** Of a user, without its identities: 3 texts, 3 numbers. */
    public static List<Field<?>> user() {
        return joined(USER_TEXTS, USER_NUMBERS);
    }

    /** Of a user and one of its identities: 5 texts, 4 numbers. */
    static List<Field<?>> userWithIdentity() {
        return joined(userTexts(), userNumbers());
    }

    static List<Field<?>> userTexts() {
        return joined(USER_TEXTS, List.of(USER_IDENTITY.KIND, USER_IDENTITY.VALUE));
    }

    static List<Field<?>> userNumbers() {
        return joined(USER_NUMBERS, List.of(USER_IDENTITY.IS_CURRENT));
    }

    /** Of a conversation: 8 texts, 9 numbers; heavy ones are NULL if not wanted. */
    public static List<Field<?>> conversation(boolean heavy) {
        return joined(conversationTexts(heavy), conversationNumbers());
    }

    static List<Field<?>> conversationTexts(boolean heavy) {
        return thinned(CONVERSATION_TEXTS, heavy);
    }

    static List<Field<?>> conversationNumbers() {
        return CONVERSATION_NUMBERS;
    }

    /** Of a message: 9 texts, 4 numbers; heavy ones are NULL if not wanted. */
    public static List<Field<?>> message(boolean heavy) {
        return joined(messageTexts(heavy), messageNumbers());
    }

    static List<Field<?>> messageTexts(boolean heavy) {
        return thinned(MESSAGE_TEXTS, heavy);
    }

    static List<Field<?>> messageNumbers() {
        return MESSAGE_NUMBERS;
    }

    /** One list after the other. */
    public static List<Field<?>> joined(List<? extends Field<?>> first, List<? extends Field<?>> second) {
        return Stream.<Field<?>>concat(first.stream(), second.stream()).toList();
    }

    private static List<Field<?>> thinned(List<Field<String>> texts, boolean heavy) {
        List<Field<?>> fields = new ArrayList<>();
        for (Field<String> text : texts) {
            fields.add(heavy || !HEAVY.contains(text) ? text : DSL.inline((String) null, text.getDataType()));
        }
        return fields;
    }
}
