package dev.turnbase.sql.statement;

import static dev.turnbase.sql.schema.Tables.USER;
import static dev.turnbase.sql.schema.Tables.USER_IDENTITY;
import static dev.turnbase.sql.statement.Rendering.value;
import static org.jooq.impl.DSL.deleteFrom;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.one;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.update;

import dev.turnbase.sql.schema.UserIdentityTable;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.SelectJoinStep;

/** The statements about users and what they are found by. */
final class UserQueries {
    private UserQueries() {}

    static void addTo(HotQueries queries) {
        addReads(queries);
        addLocks(queries);
        addUserWrites(queries);
        addIdentityWrites(queries);
    }

    private static void addReads(HotQueries queries) {
        queries.add(Hot.FIND_USER, select(one()).from(USER).where(byId()));
        queries.add(Hot.GET_USER, usersWithIdentities().where(byId()));
        UserIdentityTable i = USER_IDENTITY;
        var found = i.as("found");
        queries.add(
                Hot.GET_USER_BY_IDENTITY,
                usersWithIdentities()
                        .where(USER.ID.eq(select(found.field(i.USER_ID))
                                .from(found)
                                .where(found.field(i.TENANT).eq(value(i.TENANT)))
                                .and(found.field(i.KIND).eq(value(i.KIND)))
                                .and(found.field(i.VALUE).eq(value(i.VALUE)))))
                        .and(USER.TENANT.eq(value(USER.TENANT))));
        queries.add(Hot.FIND_IDENTITY, select(i.USER_ID).from(i).where(byValue()));
    }

    private static void addLocks(HotQueries queries) {
        queries.addLocked(Hot.SHARE_USER, select(one()).from(USER).where(byId()), Lock.SHARE);
        queries.addLockOnly(Hot.SHARE_AUTHOR, select(one()).from(USER).where(byId()), Lock.SHARE_AHEAD);
        queries.addLockOnly(Hot.LOCK_USER, select(one()).from(USER).where(byId()), Lock.NO_KEY_UPDATE);
        queries.addLockOnly(Hot.LOCK_USER_TO_DELETE, select(one()).from(USER).where(byId()), Lock.UPDATE);
    }

    private static void addUserWrites(HotQueries queries) {
        queries.add(
                Hot.INSERT_USER,
                insertInto(USER)
                        .columns(
                                USER.TENANT,
                                USER.ID,
                                USER.NAME,
                                USER.METADATA,
                                USER.VERSION,
                                USER.CREATED_AT,
                                USER.UPDATED_AT)
                        .values(
                                value(USER.TENANT),
                                value(USER.ID),
                                value(USER.NAME),
                                value(USER.METADATA),
                                value(USER.VERSION),
                                value(USER.CREATED_AT),
                                value(USER.UPDATED_AT)));
        queries.add(
                Hot.UPDATE_USER,
                update(USER)
                        .set(USER.NAME, value(USER.NAME))
                        .set(USER.METADATA, value(USER.METADATA))
                        .set(USER.VERSION, value(USER.VERSION))
                        .set(USER.UPDATED_AT, value(USER.UPDATED_AT))
                        .where(byId()));
        queries.add(Hot.DELETE_USER, deleteFrom(USER).where(byId()));
    }

    private static void addIdentityWrites(HotQueries queries) {
        UserIdentityTable i = USER_IDENTITY;
        queries.add(
                Hot.INSERT_IDENTITY,
                insertInto(i)
                        .columns(i.TENANT, i.KIND, i.VALUE, i.USER_ID, i.IS_CURRENT)
                        .values(value(i.TENANT), value(i.KIND), value(i.VALUE), value(i.USER_ID), value(i.IS_CURRENT)));
        queries.add(
                Hot.SET_IDENTITY_CURRENT,
                update(i)
                        .set(i.IS_CURRENT, value(i.IS_CURRENT))
                        .where(byValue())
                        .and(i.USER_ID.eq(value(i.USER_ID))));
        queries.add(Hot.DELETE_IDENTITY, deleteFrom(i).where(byValue()));
        queries.add(Hot.DELETE_IDENTITIES, deleteFrom(i).where(ofUser()));
        queries.add(
                Hot.MOVE_IDENTITIES, update(i).set(i.USER_ID, value(i.USER_ID)).where(ofUser()));
    }

    private static SelectJoinStep<Record> usersWithIdentities() {
        return select(Columns.userWithIdentity())
                .from(USER)
                .leftJoin(USER_IDENTITY)
                .on(USER_IDENTITY.TENANT.eq(USER.TENANT))
                .and(USER_IDENTITY.USER_ID.eq(USER.ID));
    }

    private static Condition byId() {
        return USER.TENANT.eq(value(USER.TENANT)).and(USER.ID.eq(value(USER.ID)));
    }

    private static Condition byValue() {
        return USER_IDENTITY
                .TENANT
                .eq(value(USER_IDENTITY.TENANT))
                .and(USER_IDENTITY.KIND.eq(value(USER_IDENTITY.KIND)))
                .and(USER_IDENTITY.VALUE.eq(value(USER_IDENTITY.VALUE)));
    }

    private static Condition ofUser() {
        return USER_IDENTITY
                .TENANT
                .eq(value(USER_IDENTITY.TENANT))
                .and(USER_IDENTITY.USER_ID.eq(value(USER_IDENTITY.USER_ID)));
    }
}
