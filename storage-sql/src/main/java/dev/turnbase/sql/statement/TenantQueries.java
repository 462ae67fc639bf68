package dev.turnbase.sql.statement;

import static dev.turnbase.sql.schema.Tables.COMMIT_MARKER;
import static dev.turnbase.sql.schema.Tables.CONVERSATION;
import static dev.turnbase.sql.schema.Tables.HEAD;
import static dev.turnbase.sql.schema.Tables.MESSAGE;
import static dev.turnbase.sql.schema.Tables.MESSAGE_PART;
import static dev.turnbase.sql.schema.Tables.MESSAGE_STREAM;
import static dev.turnbase.sql.schema.Tables.TENANT;
import static dev.turnbase.sql.schema.Tables.USER;
import static dev.turnbase.sql.schema.Tables.USER_IDENTITY;
import static dev.turnbase.sql.statement.Rendering.none;
import static dev.turnbase.sql.statement.Rendering.number;
import static dev.turnbase.sql.statement.Rendering.value;
import static org.jooq.impl.DSL.deleteFrom;
import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.update;

import org.jooq.Field;
import org.jooq.InsertOnDuplicateStep;
import org.jooq.Record;

/** The statements about tenants as a whole, and commit markers. */
final class TenantQueries {
    private TenantQueries() {}

    static void addTo(HotQueries queries, Field<Long> clock) {
        addMarkers(queries, clock);
        addTenants(queries);
        addErasure(queries);
    }

    private static void addMarkers(HotQueries queries, Field<Long> clock) {
        queries.addUpsert(
                Hot.MARK,
                marker(clock)
                        .onConflict(COMMIT_MARKER.HOLDER)
                        .doUpdate()
                        .set(COMMIT_MARKER.ID, excluded(COMMIT_MARKER.ID))
                        .set(COMMIT_MARKER.CREATED_AT, clock));
        queries.add(Hot.INSERT_MARKER, marker(clock));
        queries.add(
                Hot.FIND_MARKER,
                select(COMMIT_MARKER.HOLDER).from(COMMIT_MARKER).where(COMMIT_MARKER.ID.eq(value(COMMIT_MARKER.ID))));
        queries.add(
                Hot.PURGE_MARKERS, deleteFrom(COMMIT_MARKER).where(COMMIT_MARKER.CREATED_AT.lt(clock.minus(number()))));
    }

    private static InsertOnDuplicateStep<Record> marker(Field<Long> clock) {
        return insertInto(COMMIT_MARKER)
                .columns(COMMIT_MARKER.HOLDER, COMMIT_MARKER.ID, COMMIT_MARKER.CREATED_AT)
                .values(value(COMMIT_MARKER.HOLDER), value(COMMIT_MARKER.ID), clock);
    }

    private static void addTenants(HotQueries queries) {
        var found = select(TENANT.ERASED_AT).from(TENANT).where(TENANT.NAME.eq(value(TENANT.NAME)));
        queries.addLocked(Hot.SHARE_TENANT, found, Lock.KEY_SHARE);
        queries.addLocked(
                Hot.LOCK_TENANT,
                select(TENANT.ERASED_AT).from(TENANT).where(TENANT.NAME.eq(value(TENANT.NAME))),
                Lock.UPDATE);
        queries.addUpsert(
                Hot.INSERT_TENANT,
                insertInto(TENANT)
                        .columns(TENANT.NAME, TENANT.CREATED_AT)
                        .values(value(TENANT.NAME), value(TENANT.CREATED_AT))
                        .onConflict(TENANT.NAME)
                        .doUpdate()
                        .set(TENANT.NAME, TENANT.NAME));
        queries.add(
                Hot.CREATE_TENANT,
                insertInto(TENANT)
                        .columns(TENANT.NAME, TENANT.CREATED_AT)
                        .values(value(TENANT.NAME), value(TENANT.CREATED_AT)));
        queries.add(
                Hot.REVIVE_TENANT,
                update(TENANT)
                        .set(TENANT.CREATED_AT, value(TENANT.CREATED_AT))
                        .set(TENANT.ERASED_AT, none(TENANT.ERASED_AT))
                        .where(TENANT.NAME.eq(value(TENANT.NAME))));
        queries.add(
                Hot.MARK_ERASED,
                update(TENANT)
                        .set(TENANT.ERASED_AT, value(TENANT.ERASED_AT))
                        .where(TENANT.NAME.eq(value(TENANT.NAME))));
    }

    private static void addErasure(HotQueries queries) {
        queries.addLockOnly(
                Hot.LOCK_TENANT_USERS,
                select(USER.ID)
                        .from(USER)
                        .where(USER.TENANT.eq(value(USER.TENANT)))
                        .orderBy(USER.ID),
                Lock.UPDATE);
        queries.addLockOnly(
                Hot.LOCK_TENANT_HEADS,
                select(HEAD.ID)
                        .from(HEAD)
                        .where(HEAD.TENANT.eq(value(HEAD.TENANT)))
                        .orderBy(HEAD.ID),
                Lock.UPDATE);
        queries.add(
                Hot.ERASE_PARTS, deleteFrom(MESSAGE_PART).where(MESSAGE_PART.TENANT.eq(value(MESSAGE_PART.TENANT))));
        queries.add(
                Hot.ERASE_STREAMS,
                deleteFrom(MESSAGE_STREAM).where(MESSAGE_STREAM.TENANT.eq(value(MESSAGE_STREAM.TENANT))));
        queries.add(Hot.ERASE_MESSAGES, deleteFrom(MESSAGE).where(MESSAGE.TENANT.eq(value(MESSAGE.TENANT))));
        queries.add(
                Hot.ERASE_CONVERSATIONS,
                deleteFrom(CONVERSATION).where(CONVERSATION.TENANT.eq(value(CONVERSATION.TENANT))));
        queries.add(Hot.ERASE_HEADS, deleteFrom(HEAD).where(HEAD.TENANT.eq(value(HEAD.TENANT))));
        queries.add(
                Hot.ERASE_IDENTITIES,
                deleteFrom(USER_IDENTITY).where(USER_IDENTITY.TENANT.eq(value(USER_IDENTITY.TENANT))));
        queries.add(Hot.ERASE_USERS, deleteFrom(USER).where(USER.TENANT.eq(value(USER.TENANT))));
    }
}
