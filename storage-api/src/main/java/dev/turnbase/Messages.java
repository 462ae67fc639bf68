package dev.turnbase;

import dev.turnbase.model.Message;
import dev.turnbase.model.MessagePatch;
import dev.turnbase.model.NewMessage;
import dev.turnbase.query.MessageFilter;
import dev.turnbase.query.MessageQuery;
import dev.turnbase.query.Page;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The messages of a tenant. Appends to one conversation get the turns 1, 2, 3, … with no gap and no repeat, from any
 * number of threads, engines and processes. Thread-safe as its {@link Storage} is.
 */
public interface Messages {
    /**
     * Appends a message as the conversation's next turn.
     *
     * <p>With an id of the caller's own it is idempotent: the same input again, in the same conversation, answers the
     * stored message and writes nothing.
     *
     * @return as {@link #get} would
     * @throws dev.turnbase.error.NotFoundException if the conversation, the author or the message replied to is missing
     * @throws dev.turnbase.error.AlreadyExistsException if the id is taken by another input or in another conversation
     * @throws dev.turnbase.error.InvalidInputException if the message is pending, or its content over the limit
     */
    Message append(String conversationId, NewMessage message);

    /**
     * Appends only if the conversation's last turn is still the one that the caller knows, 0 for none. A replay answers
     * the stored message whatever the last turn is.
     *
     * @throws dev.turnbase.error.StateConflictException if the last turn has moved
     */
    Message append(String conversationId, NewMessage message, long lastKnownTurn);

    /** Appends all or none, with consecutive turns; all or none are replays. The answer has the argument's order. */
    List<Message> appendAll(String conversationId, List<NewMessage> messages);

    /** {@link #appendAll(String, List)}, only if the last turn is still the one that the caller knows. */
    List<Message> appendAll(String conversationId, List<NewMessage> messages, long lastKnownTurn);

    /**
     * Appends a pending message and opens a stream that writes its text. Not idempotent, not in a transaction.
     *
     * @param message made by {@link NewMessage#pending}
     * @throws dev.turnbase.error.NotFoundException if the conversation, the author or the message replied to is missing
     * @throws dev.turnbase.error.AlreadyExistsException if the id is taken
     * @throws dev.turnbase.error.InvalidInputException if the message is not pending
     * @throws IllegalStateException if the thread is inside a transaction
     * @throws dev.turnbase.error.StateConflictException if a message with this id is being streamed already
     */
    MessageStream stream(String conversationId, NewMessage message);

    /** {@link #stream(String, NewMessage)}, only if the last turn is still the one that the caller knows. */
    MessageStream stream(String conversationId, NewMessage message, long lastKnownTurn);

    /** The message with this id; in a transaction its row is locked until the end. */
    Optional<Message> get(String id);

    /**
     * The first message that the filter meets, in the order of {@link MessageQuery#where}.
     *
     * @throws dev.turnbase.error.InvalidInputException if the filter has no condition
     */
    Optional<Message> find(MessageFilter filter);

    /** A page of the messages that a query describes. */
    Page<Message> list(MessageQuery query);

    /**
     * The newest {@code n} messages of a conversation, oldest first; none if there is no such conversation.
     *
     * @throws dev.turnbase.error.InvalidInputException if {@code n} is negative
     */
    List<Message> latest(String conversationId, int n);

    /**
     * Changes what the patch names.
     *
     * @return the new state
     * @throws dev.turnbase.error.NotFoundException if there is no such message
     * @throws dev.turnbase.error.VersionConflictException if the patch states another version
     * @throws dev.turnbase.error.StateConflictException if the message is pending and the patch names role, content,
     *     status or reason
     */
    Message update(String id, MessagePatch patch);

    /**
     * Deletes a message and clears it from the {@code replyTo} of others; its turn stays a gap.
     *
     * @return whether there was one
     */
    boolean delete(String id);

    /**
     * Deletes a conversation's messages from a turn on, as for generating an answer anew; their turns are not given out
     * again.
     *
     * @return how many were deleted
     * @throws dev.turnbase.error.NotFoundException if there is no such conversation
     * @throws dev.turnbase.error.InvalidInputException if the turn is negative
     */
    long deleteFrom(String conversationId, long turn);

    /**
     * Marks the pending messages whose stream has died as failed, keeping their text so far. A stream is dead if its
     * last heartbeat is older than the duration; the message's reason then says that it was recovered.
     *
     * @param olderThan at least three heartbeat periods
     * @return the recovered messages, by id
     * @throws dev.turnbase.error.InvalidInputException if the duration is shorter
     */
    List<Message> recoverPending(Duration olderThan);

    /** How many messages the filter meets. */
    long count(MessageFilter filter);
}
