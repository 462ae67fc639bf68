package dev.turnbase.memory;

import static java.util.Objects.requireNonNull;

import dev.turnbase.MessageStream;
import dev.turnbase.error.InvalidInputException;
import dev.turnbase.error.StateConflictException;
import dev.turnbase.error.StorageException;
import dev.turnbase.memory.MessageRow.Lease;
import dev.turnbase.memory.MessageRow.Text;
import dev.turnbase.model.Inputs;
import dev.turnbase.model.Message;
import dev.turnbase.model.MessageStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gathers text and stores it piece by piece, as long as it holds the message's lease. */
final class MemoryStream implements MessageStream {
    private static final Logger LOG = LoggerFactory.getLogger(MemoryStream.class);

    private final ReentrantLock lock = new ReentrantLock();
    private final Store store;
    private final String tenant;
    private final Message message;
    private final Object holder;
    private final List<Future<?>> ticks = new ArrayList<>();
    private final StringBuilder waiting = new StringBuilder();
    private long accepted;
    private long stored;
    /** A high surrogate whose other half is still to come, or empty. */
    private String half = "";

    private boolean ended;

    MemoryStream(Store store, String tenant, Message message, Object holder) {
        this.store = store;
        this.tenant = tenant;
        this.message = message;
        this.holder = holder;
    }

    /** Begins the timed flushes and heartbeats, and lets the engine know of it. */
    void start() {
        ticks.add(every(store.options.streamFlushInterval(), () -> {
            if (!waiting.isEmpty()) {
                store("stream.flush");
            }
        }));
        ticks.add(every(store.options.streamHeartbeat(), () -> replaceRow(this::alive)));
        store.streams.add(this);
    }

    @Override
    public Message message() {
        return message;
    }

    @Override
    public void write(String text) {
        requireNonNull(text, "text");
        locked(() -> {
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
                store("stream.flush");
            }
            return true;
        });
    }

    @Override
    public void flush() {
        locked(() -> store("stream.flush"));
    }

    @Override
    public Message complete() {
        return locked(() -> {
            if (!half.isEmpty()) {
                throw new InvalidInputException("content", "ends in half a surrogate pair; write the other half");
            }
            return finish("stream.complete", MessageStatus.COMPLETE, null);
        });
    }

    @Override
    public Message fail(String reason) {
        return locked(() ->
                finish("stream.fail", MessageStatus.FAILED, Inputs.text("reason", reason, Inputs.MAX_REASON_LENGTH)));
    }

    @Override
    public void close() {
        lock.lock();
        try {
            if (!ended && !store.isClosed()) {
                finish("stream.close", MessageStatus.CANCELLED, null);
            }
        } catch (StateConflictException e) {
            LOG.debug("The stream of message {} had lost its lease when it was closed", message.id());
        } finally {
            end();
            lock.unlock();
        }
    }

    private Message finish(String name, MessageStatus status, @Nullable String reason) {
        Message finished = store.observed(
                tenant,
                name,
                () -> replaceRow(row -> grown(row).ended(status, reason, store.now()))
                        .message());
        end();
        return finished;
    }

    private boolean store(String name) {
        store.observed(tenant, name, () -> replaceRow(this::grown));
        waiting.setLength(0);
        stored = accepted;
        return true;
    }

    private MessageRow replaceRow(Function<MessageRow, MessageRow> change) {
        return store.write(tenant, store.options.maxAttempts(), rows -> {
            MessageRow row = rows.messages.get(message.id());
            if (row == null || row.lease() == null || row.lease().holder() != holder) {
                throw new StateConflictException("the stream of message " + message.id()
                        + " has lost its lease: the message was recovered or deleted; nothing was written");
            }
            MessageRow changed = change.apply(row);
            rows.put(changed);
            return changed;
        });
    }

    private MessageRow grown(MessageRow row) {
        Lease lease = requireNonNull(alive(row).lease());
        Text text = waiting.isEmpty() ? lease.text() : new Text(lease.text(), waiting.toString());
        return new MessageRow(row.stored(), row.fingerprint(), new Lease(holder, lease.heartbeat(), text));
    }

    private MessageRow alive(MessageRow row) {
        Lease lease = requireNonNull(row.lease());
        Instant heartbeat = Copies.later(store.now(), lease.heartbeat());
        return new MessageRow(row.stored(), row.fingerprint(), new Lease(holder, heartbeat, lease.text()));
    }

    private void end() {
        ended = true;
        ticks.forEach(tick -> tick.cancel(false));
        store.streams.remove(this);
    }

    private <T> T locked(Supplier<T> action) {
        store.requireNotClosed();
        store.requireNoTransaction();
        lock.lock();
        try {
            if (ended) {
                throw new IllegalStateException("the stream has ended; open another one");
            }
            return action.get();
        } catch (StateConflictException leaseLost) {
            end();
            throw leaseLost;
        } finally {
            lock.unlock();
        }
    }

    /** A failure shows again, to the caller, at the next flush. */
    private Future<?> every(Duration period, Runnable action) {
        Runnable tick = () -> {
            lock.lock();
            try {
                if (!ended) {
                    action.run();
                }
            } catch (StorageException | IllegalStateException e) {
                LOG.debug("A timed write of the stream of message {} failed", message.id(), e);
            } finally {
                lock.unlock();
            }
        };
        return store.timer.scheduleWithFixedDelay(tick, period.toNanos(), period.toNanos(), TimeUnit.NANOSECONDS);
    }
}
