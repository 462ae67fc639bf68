package dev.turnbase;

import dev.turnbase.model.Conversation;
import dev.turnbase.model.ConversationPatch;
import dev.turnbase.model.ConversationSnapshot;
import dev.turnbase.model.ConversationSummary;
import dev.turnbase.model.NewConversation;
import dev.turnbase.query.ConversationFilter;
import dev.turnbase.query.ConversationQuery;
import dev.turnbase.query.InboxScope;
import dev.turnbase.query.Page;
import dev.turnbase.query.PageRequest;
import java.util.List;
import java.util.Optional;

/** The conversations of a tenant. Thread-safe as its {@link Storage} is. */
public interface Conversations {
    /**
     * Creates a conversation.
     *
     * @return as {@link #get} would
     * @throws dev.turnbase.error.AlreadyExistsException if the id is taken
     * @throws dev.turnbase.error.NotFoundException if the owner does not exist
     */
    Conversation create(NewConversation conversation);

    /** Creates all or none, however many; the answer has the order of the argument. */
    List<Conversation> createAll(List<NewConversation> conversations);

    /** The conversation with this id; in a transaction its row is locked until the end. */
    Optional<Conversation> get(String id);

    /**
     * The first conversation, by id, that the filter meets.
     *
     * @throws dev.turnbase.error.InvalidInputException if the filter has no condition
     */
    Optional<Conversation> find(ConversationFilter filter);

    /** A page of the conversations that a query describes. */
    Page<Conversation> list(ConversationQuery query);

    /** The user's conversations that are not archived: {@link #inbox(String, InboxScope, PageRequest)}. */
    default Page<ConversationSummary> inbox(String userId, PageRequest page) {
        return inbox(userId, InboxScope.ACTIVE, page);
    }

    /**
     * The user's conversations by last activity, newest first, each with its last message and its counts. The number of
     * statements does not grow with the page. Empty for a user who does not exist.
     */
    Page<ConversationSummary> inbox(String userId, InboxScope scope, PageRequest page);

    /**
     * A conversation with its owner and its newest {@code lastN} messages, oldest first, in one round trip where the
     * database can.
     *
     * @throws dev.turnbase.error.InvalidInputException if {@code lastN} is negative
     */
    Optional<ConversationSnapshot> open(String id, int lastN);

    /**
     * Changes what the patch names.
     *
     * @return the new state
     * @throws dev.turnbase.error.NotFoundException if there is no such conversation
     * @throws dev.turnbase.error.VersionConflictException if the patch states another version
     */
    Conversation update(String id, ConversationPatch patch);

    /**
     * Takes a conversation out of the inbox, or puts it back; a change bumps the version, a repetition changes nothing.
     *
     * @return the new state
     * @throws dev.turnbase.error.NotFoundException if there is no such conversation
     */
    Conversation archive(String id, boolean archived);

    /**
     * Notes that the owner has read up to a turn; it never moves back, and bumps no version.
     *
     * @return the new state
     * @throws dev.turnbase.error.NotFoundException if there is no such conversation
     * @throws dev.turnbase.error.InvalidInputException if the turn is negative or after the conversation's last one
     */
    Conversation markRead(String id, long turn);

    /**
     * Gives a conversation to another owner; a change bumps the version, a repetition changes nothing.
     *
     * @return the new state
     * @throws dev.turnbase.error.NotFoundException if there is no such conversation or user
     */
    Conversation transfer(String id, String toUserId);

    /**
     * Makes a new conversation of the same owner, title, agent, primer, context and metadata, with copies of the
     * messages up to and including a turn: same turns, authors and times, new ids, versions from 1. A message still
     * pending is copied as cancelled, with the text so far. The last turn of the fork is the lesser of
     * {@code throughTurn} and the source's last turn; it is read up to there as far as the source is. The source is
     * unchanged.
     *
     * @return the fork
     * @throws dev.turnbase.error.NotFoundException if there is no such conversation
     * @throws dev.turnbase.error.InvalidInputException if the turn is negative
     */
    Conversation fork(String id, long throughTurn);

    /**
     * Deletes a conversation and its messages. A stream open in it finds out at its next flush.
     *
     * @return whether there was one
     */
    boolean delete(String id);
}
