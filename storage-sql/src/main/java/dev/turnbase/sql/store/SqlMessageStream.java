package dev.turnbase.sql.store;

import static java.util.Objects.requireNonNull;

import dev.turnbase.MessageStream;
import dev.turnbase.StorageOptions;
import dev.turnbase.error.OutcomeUnknownException;
import dev.turnbase.error.StateConflictException;
import dev.turnbase.error.StorageException;
import dev.turnbase.model.Inputs;
import dev.turnbase.model.Message;
import dev.turnbase.model.MessageStatus;
import java.util.concurrent.Future;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An open stream. A flush that fails for a passing reason is tried again at the next interval, with the same part; one
 * that finds the lease lost ends the stream, and the next flush or end says so.
 */
final class SqlMessageStream implements MessageStream {
    private static final Logger log = LoggerFactory.getLogger(SqlMessageStream.class);

    private final StreamLease lease;
    private final Message message;
    private final StorageOptions options;
    private final StreamTimer timer;
    private final Consumer<SqlMessageStream> onEnd;
    private final StreamText text;
    private final ReentrantLock lock = new ReentrantLock();
    private long seq = 1;
    private @Nullable String doubtful;
    private @Nullable MessageStatus doubtfulEnd;
    private @Nullable Future<?> beating;
    private @Nullable Future<?> flushing;
    private @Nullable StateConflictException lost;
    private volatile boolean ended;

    SqlMessageStream(
            StreamLease lease,
            Message message,
            StorageOptions options,
            StreamTimer timer,
            Consumer<SqlMessageStream> onEnd) {
        this.lease = lease;
        this.message = message;
        this.options = options;
        this.timer = timer;
        this.onEnd = onEnd;
        this.text = new StreamText(options.contentLimit());
    }

    /** Starts the heartbeat. */
    void begin() {
        lock.lock();
        try {
            // Twice in a period: one that is late is then still in time.
            beating = timer.every(options.streamHeartbeat().dividedBy(2), () -> inBackground(lease::beat));
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Message message() {
        return message;
    }

    @Override
    public void write(String piece) {
        requireNonNull(piece, "text");
        lease.requireNoTransaction("stream.write");
        lock.lock();
        try {
            requireOpen();
            text.add(piece);
            if (text.unstoredBytes() >= options.streamFlushSize()) {
                endingIfLost(this::flushOrLater);
            } else {
                flushLater();
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void flush() {
        lease.requireNoTransaction("stream.flush");
        lock.lock();
        try {
            requireOpen();
            endingIfLost(text.hasUnstored() ? this::store : this::confirm);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Message complete() {
        lease.requireNoTransaction("stream.complete");
        lock.lock();
        try {
            requireOpen();
            text.requireWhole();
            return end(MessageStatus.COMPLETE, null);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Message fail(String reason) {
        requireNonNull(reason, "reason");
        lease.requireNoTransaction("stream.fail");
        lock.lock();
        try {
            requireOpen();
            Inputs.text("reason", reason, Inputs.MAX_REASON_LENGTH);
            return end(MessageStatus.FAILED, reason);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        if (ended) {
            return;
        }
        lease.requireNoTransaction("stream.close");
        lock.lock();
        try {
            if (!ended) {
                end(MessageStatus.CANCELLED, null);
            }
        } catch (StateConflictException e) {
            log.debug("the stream of message {} had lost its lease when it was closed", message.id());
        } finally {
            lock.unlock();
        }
    }

    /** Closes it whatever happens, since the engine is being closed. */
    void closeQuietly() {
        try {
            close();
        } catch (StorageException | IllegalStateException e) {
            log.warn("the stream of message {} could not be cancelled; recoverPending will find it", message.id(), e);
        }
    }

    private Message end(MessageStatus status, @Nullable String reason) {
        requireLease();
        boolean again = doubtfulEnd == status;
        try {
            Message whole = lease.end(status, reason, text.toString(), again);
            finish();
            return whole;
        } catch (StateConflictException e) {
            finish();
            throw e;
        } catch (OutcomeUnknownException e) {
            doubtfulEnd = status;
            throw e;
        }
    }

    /** Stores what is not stored yet; a part in doubt goes first, as it was. */
    private void store() {
        requireLease();
        while (text.hasUnstored()) {
            boolean again = doubtful != null;
            String chunk = doubtful == null ? text.unstored() : doubtful;
            doubtful = chunk;
            lease.flush(seq, chunk, again);
            doubtful = null;
            text.noteStored(chunk);
            seq++;
        }
    }

    /** Nothing is to be stored, but a lost lease is to be told. */
    private void confirm() {
        requireLease();
        lease.beat();
    }

    /** Runs what the caller asked for; a caller who has been told that the lease is lost has an ended stream. */
    private void endingIfLost(Runnable work) {
        try {
            work.run();
        } catch (StateConflictException e) {
            finish();
            throw e;
        }
    }

    private void flushOrLater() {
        try {
            store();
        } catch (StateConflictException e) {
            throw e;
        } catch (StorageException e) {
            log.debug("a flush of message {} failed and will be tried again", message.id(), e);
            flushLater();
        }
    }

    private void flushLater() {
        if (text.hasUnstored() && flushing == null && lost == null) {
            // The text is to be durable when the interval is over, so the flush begins before.
            flushing = timer.after(options.streamFlushInterval().dividedBy(2), () -> inBackground(this::timedFlush));
        }
    }

    private void timedFlush() {
        flushing = null;
        flushOrLater();
    }

    /** Nobody is there to catch an exception: a lost lease is kept for the next call. */
    private void inBackground(Runnable work) {
        lock.lock();
        try {
            if (!ended && lost == null) {
                work.run();
            }
        } catch (StateConflictException e) {
            lost = e;
            rest();
        } catch (RuntimeException e) {
            log.debug("a heartbeat of message {} failed and will be tried again", message.id(), e);
        } finally {
            lock.unlock();
        }
    }

    private void finish() {
        ended = true;
        rest();
    }

    /** Nothing more is done in the background. */
    private void rest() {
        cancel(beating);
        cancel(flushing);
        onEnd.accept(this);
    }

    private static void cancel(@Nullable Future<?> task) {
        if (task != null) {
            task.cancel(false);
        }
    }

    private void requireOpen() {
        if (ended) {
            throw new IllegalStateException("the stream of message " + message.id() + " has ended; open a new one");
        }
    }

    /** Throws what the background has found out, if it has. */
    private void requireLease() {
        StateConflictException why = lost;
        if (why != null) {
            finish();
            throw why;
        }
    }
}
