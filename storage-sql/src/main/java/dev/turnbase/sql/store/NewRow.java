package dev.turnbase.sql.store;

import dev.turnbase.model.NewMessage;
import dev.turnbase.spi.Fingerprint;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message to insert.
 *
 * @param row its row, whose turn is set later
 * @param hasGivenId whether the caller gave the id
 * @param fingerprint the SHA-256 of the input; null for one that is never a replay
 */
@SuppressWarnings("ArrayRecordComponent") // never compared as a whole
record NewRow(MessageRow row, boolean hasGivenId, byte @Nullable [] fingerprint) {
    private static final int TURN = 2;

    /** A message to append. */
    static NewRow appended(StoreContext context, String conversation, NewMessage message, long now) {
        return new NewRow(
                row(context, conversation, message, now), message.id().isPresent(), Fingerprint.digest(message));
    }

    /** A message to stream, which is never a replay. */
    static NewRow streamed(StoreContext context, String conversation, NewMessage message, long now) {
        return new NewRow(row(context, conversation, message, now), message.id().isPresent(), null);
    }

    private static MessageRow row(StoreContext context, String conversation, NewMessage message, long now) {
        return new MessageRow(message.id().orElseGet(context::newId), conversation, message, now);
    }

    boolean isSameAs(byte @Nullable [] stored) {
        return fingerprint != null && stored != null && MessageDigest.isEqual(fingerprint, stored);
    }

    /** What INSERT_MESSAGE binds, but for the turn. */
    @Nullable
    Object[] valuesWithoutTurn(String tenant) {
        List<@Nullable Object> values = new ArrayList<>(Arrays.asList(values(tenant)));
        values.remove(TURN);
        return values.toArray();
    }

    /** What INSERT_MESSAGE binds. */
    @Nullable
    Object[] values(String tenant) {
        return new @Nullable Object[] {
            tenant,
            row.conversation,
            row.turn,
            row.id,
            row.role,
            row.status.name(),
            row.reason,
            row.author,
            row.replyTo,
            row.content,
            row.metadata,
            fingerprint,
            row.version,
            row.createdAt,
            row.updatedAt
        };
    }
}
