package dev.turnbase.sql.statement;

import static dev.turnbase.sql.schema.Tables.MESSAGE;
import static dev.turnbase.sql.schema.Tables.MESSAGE_PART;
import static dev.turnbase.sql.schema.Tables.MESSAGE_STREAM;
import static dev.turnbase.sql.statement.ConversationQueries.byId;
import static dev.turnbase.sql.statement.Rendering.number;
import static dev.turnbase.sql.statement.Rendering.value;
import static org.jooq.impl.DSL.deleteFrom;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.one;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectDistinct;
import static org.jooq.impl.DSL.update;

import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.Select;

/** The statements about open streams: leases and parts. */
final class StreamQueries {
    private StreamQueries() {}

    static void addTo(HotQueries queries, Field<Long> clock) {
        addLeases(queries, clock);
        addParts(queries);
    }

    private static void addLeases(HotQueries queries, Field<Long> clock) {
        queries.add(
                Hot.INSERT_STREAM,
                insertInto(MESSAGE_STREAM)
                        .columns(
                                MESSAGE_STREAM.TENANT,
                                MESSAGE_STREAM.MESSAGE,
                                MESSAGE_STREAM.TOKEN,
                                MESSAGE_STREAM.HEARTBEAT)
                        .values(
                                value(MESSAGE_STREAM.TENANT),
                                value(MESSAGE_STREAM.MESSAGE),
                                value(MESSAGE_STREAM.TOKEN),
                                clock));
        queries.add(
                Hot.FIND_STREAM,
                select(one()).from(MESSAGE_STREAM).where(byId(MESSAGE_STREAM.TENANT, MESSAGE_STREAM.MESSAGE)));
        queries.add(
                Hot.BEAT_STREAM,
                update(MESSAGE_STREAM)
                        .set(MESSAGE_STREAM.HEARTBEAT, clock)
                        .where(byId(MESSAGE_STREAM.TENANT, MESSAGE_STREAM.MESSAGE))
                        .and(MESSAGE_STREAM.TOKEN.eq(value(MESSAGE_STREAM.TOKEN))));
        queries.add(
                Hot.HOLDS_STREAM,
                select(one())
                        .from(MESSAGE_STREAM)
                        .where(byId(MESSAGE_STREAM.TENANT, MESSAGE_STREAM.MESSAGE))
                        .and(MESSAGE_STREAM.TOKEN.eq(value(MESSAGE_STREAM.TOKEN))));
        queries.addLockOnly(
                Hot.LOCK_STREAM,
                select(one()).from(MESSAGE_STREAM).where(byId(MESSAGE_STREAM.TENANT, MESSAGE_STREAM.MESSAGE)),
                Lock.UPDATE);
        queries.add(
                Hot.FIND_STREAMS_FROM,
                pending(select(one())
                        .from(MESSAGE)
                        .where(ofStream())
                        .and(MESSAGE.CONVERSATION.eq(value(MESSAGE.CONVERSATION)))
                        .and(MESSAGE.TURN.ge(value(MESSAGE.TURN)))));
        queries.add(
                Hot.DELETE_STREAM,
                deleteFrom(MESSAGE_STREAM).where(byId(MESSAGE_STREAM.TENANT, MESSAGE_STREAM.MESSAGE)));
        queries.addLocked(
                Hot.LOCK_DEAD_STREAMS,
                select(MESSAGE_STREAM.MESSAGE)
                        .from(MESSAGE_STREAM)
                        .where(MESSAGE_STREAM.TENANT.eq(value(MESSAGE_STREAM.TENANT)))
                        .and(MESSAGE_STREAM.HEARTBEAT.lt(clock.minus(number())))
                        .orderBy(MESSAGE_STREAM.MESSAGE),
                Lock.UPDATE_OF_FREE_ROWS);
        queries.add(
                Hot.TENANTS_WITH_STREAMS, selectDistinct(MESSAGE_STREAM.TENANT).from(MESSAGE_STREAM));
    }

    /** The pending messages of which a query finds the message: few, however long their conversations are. */
    static Query pending(Select<?> message) {
        return select(MESSAGE_STREAM.MESSAGE)
                .from(MESSAGE_STREAM)
                .where(MESSAGE_STREAM.TENANT.eq(value(MESSAGE_STREAM.TENANT)))
                .andExists(message)
                .orderBy(MESSAGE_STREAM.MESSAGE);
    }

    static Condition ofStream() {
        return MESSAGE.TENANT.eq(MESSAGE_STREAM.TENANT).and(MESSAGE.ID.eq(MESSAGE_STREAM.MESSAGE));
    }

    private static void addParts(HotQueries queries) {
        queries.add(
                Hot.INSERT_PART,
                insertInto(MESSAGE_PART)
                        .columns(MESSAGE_PART.SEQ, MESSAGE_PART.CHUNK, MESSAGE_PART.TENANT, MESSAGE_PART.MESSAGE)
                        .select(select(
                                        value(MESSAGE_PART.SEQ),
                                        value(MESSAGE_PART.CHUNK),
                                        MESSAGE_STREAM.TENANT,
                                        MESSAGE_STREAM.MESSAGE)
                                .from(MESSAGE_STREAM)
                                .where(byId(MESSAGE_STREAM.TENANT, MESSAGE_STREAM.MESSAGE))
                                .and(MESSAGE_STREAM.TOKEN.eq(value(MESSAGE_STREAM.TOKEN)))));
        queries.add(
                Hot.FIND_PART,
                select(one())
                        .from(MESSAGE_PART)
                        .where(byId(MESSAGE_PART.TENANT, MESSAGE_PART.MESSAGE))
                        .and(MESSAGE_PART.SEQ.eq(value(MESSAGE_PART.SEQ))));
        queries.add(
                Hot.PARTS,
                select(MESSAGE_PART.CHUNK)
                        .from(MESSAGE_PART)
                        .where(byId(MESSAGE_PART.TENANT, MESSAGE_PART.MESSAGE))
                        .orderBy(MESSAGE_PART.SEQ));
        queries.add(Hot.DELETE_PARTS, deleteFrom(MESSAGE_PART).where(byId(MESSAGE_PART.TENANT, MESSAGE_PART.MESSAGE)));
    }
}
