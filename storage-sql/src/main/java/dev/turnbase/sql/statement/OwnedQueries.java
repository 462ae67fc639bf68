package dev.turnbase.sql.statement;

import static dev.turnbase.sql.schema.Tables.HEAD;
import static dev.turnbase.sql.schema.Tables.MESSAGE;
import static dev.turnbase.sql.statement.Rendering.value;
import static org.jooq.impl.DSL.one;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.update;

import org.jooq.Condition;
import org.jooq.Field;

/** The statements about what belongs to a user: conversations and authorship. */
final class OwnedQueries {
    private OwnedQueries() {}

    static void addTo(HotQueries queries) {
        addMoves(queries);
        queries.addLocked(
                Hot.LOCK_OWNED_HEADS, select(HEAD.ID).from(HEAD).where(owned()).orderBy(HEAD.ID), Lock.NO_KEY_UPDATE);
        queries.add(
                Hot.FIND_OWNED_STREAMS,
                StreamQueries.pending(select(one())
                        .from(MESSAGE)
                        .join(HEAD)
                        .on(HEAD.TENANT.eq(MESSAGE.TENANT))
                        .and(HEAD.ID.eq(MESSAGE.CONVERSATION))
                        .where(StreamQueries.ofStream())
                        .and(HEAD.OWNER.eq(value(HEAD.OWNER)))));
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

    private static Condition owned() {
        return ofTenant(HEAD.TENANT).and(HEAD.OWNER.eq(value(HEAD.OWNER)));
    }

    private static Condition ofTenant(Field<String> tenant) {
        return tenant.eq(value(tenant));
    }
}
