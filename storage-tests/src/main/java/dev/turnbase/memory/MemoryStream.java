package dev.turnbase.memory;

import static java.util.Objects.requireNonNull;

import dev.turnbase.MessageStream;
import dev.turnbase.error.InvalidInputException;
import dev.turnbase.error.StateConflictException;
import dev.turnbase.error.StorageException;
import dev.turnbase.memory.Rows.Lease;
import dev.turnbase.model.Inputs;
import dev.turnbase.model.Message;
import dev.turnbase.model.MessageStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gathers text and stores it piece by piece, as long as it holds the message's lease. */
final class MemoryStream implements MessageStream {
    private static final Logger LOG = LoggerFactory.getLogger(MemoryStream.class);

    private final Store store;
    private final String tenant;
    private final Message message;
    private final List<Future<?>> ticks = new ArrayList<>();
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

    /** Begins the timed flushes and heartbeats, and lets the engine know of it. */
    synchronized void start() {
        every(store.options.streamFlushInterval(), () -> {
            if (!waiting.isEmpty()) {
                save("stream.flush");
            }
        });
        every(store.options.streamHeartbeat(), () -> save((rows, now) -> message));
        store.streams.add(this);
    }

    /** A failure shows again, to the caller, at the next flush. */
    private void every(Duration period, Runnable action) {
        Runnable tick = () -> {
            try {
                synchronized (this) {
                    if (!ended) {
                        action.run();
                    }
                }
            } catch (StorageException | IllegalStateException e) {
                LOG.debug("A timed write of the stream of message {} failed", message.id(), e);
            }
        };
        ticks.add(store.timer.scheduleWithFixedDelay(tick, period.toNanos(), period.toNanos(), TimeUnit.NANOSECONDS));
    }

    @Override
    public Message message() {
        return message;
    }

    @Override
    public synchronized void write(String text) {
        requireNonNull(text, "text");
        requireUsable();
        String piece = half + text;
        boolean cut = !piece.isEmpty() && Character.isHighSurrogate(piece.charAt(piece.length() - 1));
        String whole = piece.substring(0, piece.length() - (cut ? 1 : 0));
        long bytes = Inputs.scalars("text", whole);
        if (accepted + bytes > store.options.contentLimit()) {
            throw new InvalidInputException(
                    "content",
                    "would be longer than " + store.options.contentLimit() + " bytes of UTF-8; end the stream");
        }
        half = piece.substring(whole.length());
        accepted += bytes;
        waiting.append(whole);
        if (accepted - stored >= store.options.streamFlushSize()) {
            save("stream.flush");
        }
    }

    @Override
    public synchronized void flush() {
        requireUsable();
        save("stream.flush");
    }

    @Override
    public synchronized Message complete() {
        requireUsable();
        if (!half.isEmpty()) {
            throw new InvalidInputException("content", "ends in half a surrogate pair; write the other half");
        }
        return finish("stream.complete", MessageStatus.COMPLETE, null);
    }

    @Override
    public synchronized Message fail(String reason) {
        requireUsable();
        Inputs.text("reason", reason, Inputs.MAX_REASON_LENGTH);
        return finish("stream.fail", MessageStatus.FAILED, reason);
    }

    @Override
    public synchronized void close() {
        try {
            if (!ended && !store.isClosed()) {
                finish("stream.close", MessageStatus.CANCELLED, null);
            }
        } catch (StateConflictException e) {
            LOG.debug("The stream of message {} had lost its lease when it was closed", message.id());
        } finally {
            end();
        }
    }

    private void requireUsable() {
        store.requireNotClosed();
        store.requireNoTransaction();
        if (ended) {
            throw new IllegalStateException("the stream has ended; open another one");
        }
    }

    private void save(String name) {
        store.observed(tenant, name, s -> save((rows, now) -> message));
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
                Instant now = store.now();
                rows.leases = rows.leases.plus(message.id(), grown(rows.leases.get(message.id()), now));
                return then.apply(rows, now);
            });
        } catch (StateConflictException leaseLost) {
            end();
            throw leaseLost;
        }
        waiting.setLength(0);
        stored = accepted;
        return saved;
    }

    private Lease grown(@Nullable Lease lease, Instant now) {
        if (lease == null || lease.holder() != this) {
            throw new StateConflictException("the stream of message " + message.id()
                    + " has lost its lease: the message was recovered or deleted; nothing was written");
        }
        return new Lease(
                this,
                Fields.later(now, lease.heartbeat()),
                waiting.isEmpty() ? lease.text() : lease.text().plus(waiting.toString()));
    }

    private void end() {
        ended = true;
        ticks.forEach(tick -> tick.cancel(false));
        store.streams.remove(this);
    }
}
