package dev.turnbase.sql.statement;

import static dev.turnbase.sql.schema.Tables.MESSAGE;
import static dev.turnbase.sql.schema.Tables.MESSAGE_PART;
import static dev.turnbase.sql.schema.Tables.USER_IDENTITY;
import static dev.turnbase.sql.statement.Rendering.value;
import static org.jooq.impl.DSL.select;

import java.util.Collections;
import java.util.List;
import org.jooq.Query;

/** Statements that look up many rows by their ids at once; they bind the tenant, then the ids. */
public final class Lookups {
    private Lookups() {}

    /** User, kind, value and whether it is current, of the identities of so many users. */
    public static Query identities(int ids) {
        return select(USER_IDENTITY.USER_ID, USER_IDENTITY.KIND, USER_IDENTITY.VALUE, USER_IDENTITY.IS_CURRENT)
                .from(USER_IDENTITY)
                .where(USER_IDENTITY.TENANT.eq(value(USER_IDENTITY.TENANT)))
                .and(USER_IDENTITY.USER_ID.in(Collections.nCopies(ids, value(USER_IDENTITY.USER_ID))));
    }

    /** Row and fingerprint of so many messages. */
    public static Query stored(int ids) {
        return select(Columns.joined(Columns.message(true), List.of(MESSAGE.FINGERPRINT)))
                .from(MESSAGE)
                .where(MESSAGE.TENANT.eq(value(MESSAGE.TENANT)))
                .and(MESSAGE.ID.in(Collections.nCopies(ids, value(MESSAGE.ID))));
    }

    /** Conversation and id of so many messages. */
    public static Query places(int ids) {
        return select(MESSAGE.CONVERSATION, MESSAGE.ID)
                .from(MESSAGE)
                .where(MESSAGE.TENANT.eq(value(MESSAGE.TENANT)))
                .and(MESSAGE.ID.in(Collections.nCopies(ids, value(MESSAGE.ID))));
    }

    /** Id, status and part, by id and part, of so many messages. */
    public static Query texts(int ids) {
        return select(MESSAGE.ID, MESSAGE.STATUS, MESSAGE_PART.CHUNK)
                .from(MESSAGE)
                .leftJoin(MESSAGE_PART)
                .on(MESSAGE_PART.TENANT.eq(MESSAGE.TENANT))
                .and(MESSAGE_PART.MESSAGE.eq(MESSAGE.ID))
                .where(MESSAGE.TENANT.eq(value(MESSAGE.TENANT)))
                .and(MESSAGE.ID.in(Collections.nCopies(ids, value(MESSAGE.ID))))
                .orderBy(MESSAGE.ID, MESSAGE_PART.SEQ);
    }
}
