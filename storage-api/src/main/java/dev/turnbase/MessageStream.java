package dev.turnbase;

import dev.turnbase.model.Message;

/**
 * An open reply that arrives piece by piece. Its message is visible from the start, pending, with the text so far: text
 * is flushed after the flush interval or size (options), also when nothing more is written.
 *
 * <p>It holds a lease, kept alive by a heartbeat. If the lease is lost (the message was recovered or deleted) the next
 * flush throws {@link dev.turnbase.error.StateConflictException}, nothing more is written, and the stream is closed.
 *
 * <p>Thread-safe; pieces are kept in the order of the calls. After it has ended, {@link #write}, {@link #flush},
 * {@link #complete} and {@link #fail} throw {@link IllegalStateException}; so do they for a thread that is in a
 * transaction, whose end a flush might wait for.
 */
public interface MessageStream extends AutoCloseable {
    /** The message as it was appended: its id and turn are final, its content empty. */
    Message message();

    /**
     * Adds text. A high surrogate at its end is held back for the next piece.
     *
     * @throws dev.turnbase.error.InvalidInputException if the piece has U+0000 or an unpaired surrogate, or takes the
     *     text over the content limit; the piece is refused whole and what was written before is kept
     */
    void write(String text);

    /** Makes the text written so far durable and visible. */
    void flush();

    /**
     * Ends the stream: the whole text is one durable value, with status COMPLETE.
     *
     * @return the complete message
     * @throws dev.turnbase.error.InvalidInputException if a high surrogate is left unpaired; the stream stays open
     */
    Message complete();

    /**
     * Ends the stream with status FAILED, keeping the text so far.
     *
     * @param reason 0 to 1,000 code points
     * @return the failed message
     */
    Message fail(String reason);

    /**
     * Ends a stream that was neither completed nor failed, with status CANCELLED, keeping the text so far; does nothing
     * otherwise, and nothing if the lease is lost.
     */
    @Override
    void close();
}
