package dev.turnbase.memory;

import dev.turnbase.model.Message;
import dev.turnbase.model.MessageStatus;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * A message as it is kept.
 *
 * @param stored the message; while a stream writes it, without the text so far
 * @param fingerprint of the input that it was appended with; empty for what is never replayed
 * @param lease the stream that writes it, null for none
 */
record MessageRow(
        Message stored, String fingerprint, @Nullable Lease lease) {
    /** The message as it is read. */
    Message message() {
        return lease == null
                ? stored
                : Copies.of(stored).content(Text.whole(lease.text)).build();
    }

    MessageRow with(Message changed) {
        return new MessageRow(changed, fingerprint, lease);
    }

    /** The message when its stream is over: with the text so far, and without a lease. */
    MessageRow ended(MessageStatus status, @Nullable String reason, Instant now) {
        Message message = Copies.of(message())
                .status(status)
                .statusReason(reason)
                .version(stored.version() + 1)
                .updatedAt(Copies.later(now, stored.updatedAt()))
                .build();
        return new MessageRow(message, fingerprint, null);
    }

    /** What an open stream holds: who it is, when it last said that it lives, and its text so far. */
    record Lease(Object holder, Instant heartbeat, @Nullable Text text) {}

    /** A text that grows by pieces, so that a flush costs as much as its piece. */
    record Text(@Nullable Text before, String piece) {
        static String whole(@Nullable Text last) {
            Deque<String> pieces = new ArrayDeque<>();
            for (Text at = last; at != null; at = at.before) {
                pieces.push(at.piece);
            }
            return String.join("", pieces);
        }
    }
}
