package dev.turnbase.sql.statement;

import static dev.turnbase.sql.schema.Tables.CONVERSATION;
import static dev.turnbase.sql.schema.Tables.HEAD;
import static dev.turnbase.sql.schema.Tables.MESSAGE;
import static dev.turnbase.sql.schema.Tables.MESSAGE_PART;
import static dev.turnbase.sql.schema.Tables.MESSAGE_STREAM;
import static dev.turnbase.sql.statement.Rendering.value;
import static org.jooq.impl.DSL.deleteFrom;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.update;

import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.SelectForUpdateStep;

/** The statements about what belongs to a user: conversations and authorship. */
final class OwnedQueries {
    private OwnedQueries() {}

    static void addTo(HotQueries queries) {
        addMoves(queries);
        queries.addLocked(
                Hot.LOCK_OWNED_HEADS,
                select(HEAD.ID).from(HEAD).where(owned()).orderBy(HEAD.ID),
                SelectForUpdateStep::forUpdate);
        queries.addLocked(
                Hot.LOCK_OWNED_STREAMS,
                select(MESSAGE_STREAM.MESSAGE)
                        .from(MESSAGE_STREAM)
                        .where(ofTenant(MESSAGE_STREAM.TENANT))
                        .and(MESSAGE_STREAM.MESSAGE.in(ownedMessages()))
                        .orderBy(MESSAGE_STREAM.MESSAGE),
                SelectForUpdateStep::forUpdate);
        queries.add(
                Hot.DELETE_OWNED_PARTS,
                deleteFrom(MESSAGE_PART)
                        .where(ofTenant(MESSAGE_PART.TENANT))
                        .and(MESSAGE_PART.MESSAGE.in(ownedMessages())));
        queries.add(
                Hot.DELETE_OWNED_STREAMS,
                deleteFrom(MESSAGE_STREAM)
                        .where(ofTenant(MESSAGE_STREAM.TENANT))
                        .and(MESSAGE_STREAM.MESSAGE.in(ownedMessages())));
        queries.add(
                Hot.DELETE_OWNED_MESSAGES,
                deleteFrom(MESSAGE).where(ofTenant(MESSAGE.TENANT)).and(MESSAGE.CONVERSATION.in(ownedConversations())));
        queries.add(
                Hot.DELETE_OWNED_CONVERSATIONS,
                deleteFrom(CONVERSATION)
                        .where(ofTenant(CONVERSATION.TENANT))
                        .and(CONVERSATION.ID.in(ownedConversations())));
        queries.add(Hot.DELETE_OWNED_HEADS, deleteFrom(HEAD).where(owned()));
    }

    private static void addMoves(HotQueries queries) {
        queries.add(
                Hot.MOVE_CONVERSATIONS,
                update(HEAD).set(HEAD.OWNER, value(HEAD.OWNER)).where(owned()));
        queries.add(
                Hot.SET_AUTHOR,
                update(MESSAGE)
                        .set(MESSAGE.AUTHOR, value(MESSAGE.AUTHOR))
                        .where(ofTenant(MESSAGE.TENANT))
                        .and(MESSAGE.AUTHOR.eq(value(MESSAGE.AUTHOR))));
    }

    private static Select<Record1<String>> ownedMessages() {
        return select(MESSAGE.ID)
                .from(MESSAGE)
                .where(ofTenant(MESSAGE.TENANT))
                .and(MESSAGE.CONVERSATION.in(ownedConversations()));
    }

    private static Select<Record1<String>> ownedConversations() {
        return select(HEAD.ID).from(HEAD).where(owned());
    }

    private static Condition owned() {
        return ofTenant(HEAD.TENANT).and(HEAD.OWNER.eq(value(HEAD.OWNER)));
    }

    private static Condition ofTenant(Field<String> tenant) {
        return tenant.eq(value(tenant));
    }
}
