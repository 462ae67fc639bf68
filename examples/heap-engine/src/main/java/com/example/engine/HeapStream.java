package com.example.engine;

import static java.util.Objects.requireNonNull;

import dev.turnbase.MessageStream;
import dev.turnbase.error.InvalidInputException;
import dev.turnbase.error.StateConflictException;
import dev.turnbase.model.Inputs;
import dev.turnbase.model.Message;
import dev.turnbase.model.MessageStatus;
import java.util.function.Function;
import java.util.function.Supplier;

/** Gathers a reply's text, and stores all of it now and then, as long as the message is this stream's to write. */
final class HeapStream implements MessageStream {
    private static final System.Logger LOG = System.getLogger(HeapStream.class.getName());

    private final Database database;
    private final String tenant;
    private final Message message;
    private final StringBuilder text = new StringBuilder();
    private long bytes;
    private long flushedBytes;
    /** A high surrogate whose other half is still to come, or empty. */
    private String half = "";

    private boolean ended;

    HeapStream(Database database, String tenant, Message message) {
        this.database = database;
        this.tenant = tenant;
        this.message = message;
    }

    @Override
    public Message message() {
        return message;
    }

    @Override
    public void write(String piece) {
        requireNonNull(piece, "text");
        whileOpen(() -> {
            accept(half + piece);
            return bytes - flushedBytes < database.options().streamFlushSize() ? message : store();
        });
    }

    @Override
    public void flush() {
        whileOpen(this::store);
    }

    /** Called by the timer. A failure shows again at the caller's next flush. */
    synchronized void flushInTime() {
        try {
            if (!ended && bytes > flushedBytes) {
                store();
            }
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.DEBUG, "The stream of message " + message.id() + " was not flushed in time", e);
        }
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
        requireNonNull(reason, "reason");
        return whileOpen(() -> finish(
                "stream.fail", MessageStatus.FAILED, Inputs.text("reason", reason, Inputs.MAX_REASON_LENGTH)));
    }

    @Override
    public synchronized void close() {
        try {
            if (!ended && !database.isClosed()) {
                whileOpen(() -> finish("stream.close", MessageStatus.CANCELLED, null));
            }
        } catch (StateConflictException gone) {
            LOG.log(System.Logger.Level.DEBUG, "Message {0} was gone when its stream was closed", message.id());
        }
        ended = true;
    }

    /** A thread in a transaction is refused before it would wait for one that waits for the transaction's end. */
    private Message whileOpen(Supplier<Message> action) {
        if (database.isClosed()) {
            throw Database.closed();
        }
        database.requireNoTransaction();
        synchronized (this) {
            if (ended) {
                throw new IllegalStateException("the stream has ended; open another one");
            }
            return action.get();
        }
    }

    /** Takes a piece, all but half a character at its end, or refuses it whole. */
    private void accept(String piece) {
        int end = piece.length();
        int whole = end > 0 && Character.isHighSurrogate(piece.charAt(end - 1)) ? end - 1 : end;
        long added = Inputs.scalars("text", piece.substring(0, whole));
        int limit = database.options().contentLimit();
        if (bytes + added > limit) {
            throw new InvalidInputException(
                    "content", "would be longer than " + limit + " bytes of UTF-8; end the stream");
        }
        text.append(piece, 0, whole);
        half = piece.substring(whole);
        bytes += added;
    }

    private Message store() {
        return write("stream.flush", tables -> tables.put(written(tables).build()));
    }

    private Message finish(String operation, MessageStatus status, String reason) {
        Message finished = write(operation, tables -> {
            Message.Builder last = written(tables).status(status).statusReason(reason);
            Message before = tables.message(message.id());
            last.version(before.version() + 1).updatedAt(tables.nowOrLater(before.updatedAt()));
            tables.end(this);
            return tables.put(last.build());
        });
        ended = true;
        return finished;
    }

    private Message.Builder written(Tables tables) {
        return tables.writtenBy(this).toBuilder().content(text.toString());
    }

    private Message write(String operation, Function<Tables, Message> work) {
        try {
            Message stored = database.observed(tenant, operation, () -> database.transact(tenant, tx -> tx.run(work)));
            flushedBytes = bytes;
            return stored;
        } catch (StateConflictException gone) {
            ended = true;
            throw gone;
        }
    }
}
