package dev.turnbase.sql.store;

import dev.turnbase.sql.session.Session;
import dev.turnbase.sql.statement.Hot;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Appends one message in one round trip, the commit included: on PostgreSQL by one statement, on MySQL and MariaDB by
 * statements that are sent together. A turn is taken only if the message is inserted.
 */
final class ShortAppend {
    private final Session session;
    private final String tenant;
    private final String conversation;

    ShortAppend(Session session, String tenant, String conversation) {
        this.session = session;
        this.tenant = tenant;
        this.conversation = conversation;
    }

    /** Whether the database has a short way; SQLite needs none, since a statement costs no round trip. */
    static boolean isThere(Session session) {
        return session.has(Hot.APPEND) || updatesAreMute(session);
    }

    /** Whether an update can't answer values of what it has changed. */
    static boolean updatesAreMute(Session session) {
        return session.has(Hot.INSERT_NEXT);
    }

    /** What ADVANCE_HEAD binds. */
    static @Nullable Object[] advance(
            long count, long now, String tenant, String conversation, @Nullable Long lastKnownTurn) {
        return new @Nullable Object[] {count, count, count, now, tenant, conversation, lastKnownTurn};
    }

    /** What APPEND binds for one of an append's messages, without a condition. */
    static @Nullable Object[] values(Append append, NewRow message) {
        return joined(
                advance(1, append.now(), append.tenant(), append.conversation(), null),
                message.valuesWithoutTurn(append.tenant()));
    }

    /**
     * Appends; answers the turn, empty if a condition does not hold: the conversation, the last turn, the message replied to.
     *
     * @param whole whether that is all of the write, so that the commit can go with it
     */
    Optional<Long> turn(NewRow message, @Nullable Long lastKnownTurn, long now, boolean whole) throws SQLException {
        MessageRow row = message.row();
        boolean replies = row.replyTo != null;
        session.witness(Hot.FIND_MESSAGE, tenant, row.id);
        if (row.author != null) {
            session.defer(Hot.SHARE_AUTHOR, tenant, row.author);
        }
        if (replies) {
            session.defer(Hot.LOCK_HEAD_ROW, tenant, conversation);
        }
        @Nullable Object[] advance = advance(1, now, tenant, conversation, lastKnownTurn);
        if (replies) {
            advance = joined(advance, tenant, conversation, row.replyTo);
        }
        @Nullable Object[] next = message.valuesWithoutTurn(tenant);
        if (!updatesAreMute(session)) {
            return turn(replies ? Hot.APPEND_REPLY : Hot.APPEND, whole, joined(advance, next));
        }
        session.defer(Hot.FORGET_TURN);
        session.defer(replies ? Hot.ADVANCE_HEAD_REPLY : Hot.ADVANCE_HEAD, advance);
        session.defer(Hot.INSERT_NEXT, next);
        return turn(Hot.GIVEN_TURN, whole);
    }

    private Optional<Long> turn(Hot statement, boolean whole, @Nullable Object... values) throws SQLException {
        return whole
                ? session.last(statement, row -> row.getLong(1), values)
                : session.first(statement, row -> row.getLong(1), values);
    }

    private static @Nullable Object[] joined(@Nullable Object[] first, @Nullable Object... second) {
        List<@Nullable Object> values = new ArrayList<>(Arrays.asList(first));
        values.addAll(Arrays.asList(second));
        return values.toArray();
    }
}
