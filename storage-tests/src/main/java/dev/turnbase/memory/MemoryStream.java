package dev.turnbase.memory;

import static java.util.Objects.requireNonNull;

import dev.turnbase.MessageStream;
import dev.turnbase.error.InvalidInputException;
import dev.turnbase.error.StateConflictException;
import dev.turnbase.memory.Rows.Lease;
import dev.turnbase.model.Inputs;
import dev.turnbase.model.Message;
import dev.turnbase.model.MessageStatus;
import java.time.Instant;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gathers text and stores it piece by piece, as long as it holds the message's lease. */
final class MemoryStream implements MessageStream {
    private static final Logger LOG = LoggerFactory.getLogger(MemoryStream.class);

    private final Store store;
    private final String tenant;
    private final Message message;
    private final StringBuilder waiting = new StringBuilder();
    private long accepted;
    private long stored;
    /** A high surrogate whose other half is still to come, or empty. */
    private String half = "";

    private boolean ended;

    MemoryStream(Store store, String tenant, Message message) {
        this.store = store;
        this.tenant = tenant;
        this.message = message;
    }

    /** Called now and then. A failure shows again, to the caller, at the next flush. */
    void flushInTime() {
        inTime(() -> waiting.isEmpty() ? message : save("stream.flush"));
    }

    /** Called now and then, to say that the stream lives. */
    void beat() {
        inTime(() -> save((rows, now) -> message));
    }

    private synchronized void inTime(Supplier<Message> action) {
        try {
            if (!ended) {
                Message unused = action.get();
            }
        } catch (RuntimeException e) {
            ended = false;
            LOG.debug("A timed write of the stream of message {} failed", message.id(), e);
        }
    }

    @Override
    public Message message() {
        return message;
    }

    @Override
    public void write(String text) {
        requireNonNull(text, "text");
        whileOpen(() -> accept(text));
    }

    @Override
    public void flush() {
        whileOpen(() -> save("stream.flush"));
    }

    @Override
    public Message complete() {
        return whileOpen(() -> {
            if (!half.isEmpty()) {
                throw new InvalidInputException("content", "ends in half a surrogate pair; write the other half");
            }
            return finish("stream.complete", MessageStatus.COMPLETE, null);
        });
    }

    @Override
    public Message fail(String reason) {
        return whileOpen(() ->
                finish("stream.fail", MessageStatus.FAILED, Inputs.text("reason", reason, Inputs.MAX_REASON_LENGTH)));
    }

    @Override
    public synchronized void close() {
        try {
            if (!ended && !store.closed) {
                whileOpen(() -> finish("stream.close", MessageStatus.CANCELLED, null));
            }
        } catch (StateConflictException e) {
            LOG.debug("The stream of message {} had lost its lease when it was closed", message.id());
        }
        end();
    }

    /** A thread inside a transaction is refused before it would wait for one that waits for the transaction's end. */
    private Message whileOpen(Supplier<Message> action) {
        Store.refuseIf(store.closed);
        store.requireNoTransaction();
        synchronized (this) {
            if (ended) {
                throw new IllegalStateException("the stream has ended; open another one");
            }
            return action.get();
        }
    }

    private Message accept(String text) {
        String piece = half + text;
        boolean cut = !piece.isEmpty() && Character.isHighSurrogate(piece.charAt(piece.length() - 1));
        String whole = piece.substring(0, piece.length() - (cut ? 1 : 0));
        long bytes = Inputs.scalars("text", whole);
        int limit = store.options.contentLimit();
        if (accepted + bytes > limit) {
            throw new InvalidInputException(
                    "content", "would be longer than " + limit + " bytes of UTF-8; end the stream");
        }
        half = piece.substring(whole.length());
        accepted += bytes;
        waiting.append(whole);
        return accepted - stored < store.options.streamFlushSize() ? message : save("stream.flush");
    }

    private Message save(String name) {
        return store.observed(tenant, name, s -> save((rows, now) -> message));
    }

    private Message finish(String name, MessageStatus status, @Nullable String reason) {
        Message finished = store.observed(
                tenant, name, s -> save((rows, now) -> rows.end(rows.message(message.id()), status, reason, now)));
        end();
        return finished;
    }

    /** If this stream still holds the lease, stores a heartbeat and the text that waits, and then does what is asked. */
    private Message save(BiFunction<Rows, Instant, Message> then) {
        Message saved;
        try {
            saved = store.write(tenant, store.options.maxAttempts(), rows -> {
                rows.leases = rows.leases.plus(message.id(), grown(rows.leases.get(message.id())));
                return then.apply(rows, store.now());
            });
        } catch (StateConflictException leaseLost) {
            end();
            throw leaseLost;
        }
        waiting.setLength(0);
        stored = accepted;
        return saved;
    }

    /** Leases go by the system's clock: the host's may jump, and a live stream would be taken for dead. */
    private Lease grown(@Nullable Lease lease) {
        if (lease == null || lease.holder() != this) {
            throw new StateConflictException("the stream of message " + message.id()
                    + " has lost its lease: the message was recovered or deleted; nothing was written");
        }
        Instant heartbeat = Fields.later(Instant.now(), lease.heartbeat());
        return new Lease(
                this, heartbeat, waiting.isEmpty() ? lease.text() : lease.text().plus(waiting.toString()));
    }

    private void end() {
        ended = true;
        store.streams.remove(this);
    }
}
