package dev.turnbase.bench.contender;

import java.util.List;

/**
 * A store of conversations, as a chat backend uses it. Thread-safe. Every write is durable when its method returns. What
 * a contender has no way to do throws {@link UnsupportedOperationException}.
 */
public interface ChatStore extends AutoCloseable {
    /** The role that written messages have. */
    String ROLE = "user";

    /** Makes an empty conversation. */
    void create(String conversation);

    /** Makes an empty conversation of a user. */
    default void create(String conversation, String owner) {
        throw unsupported("create with an owner");
    }

    /** Appends messages in one call. */
    void appendAll(String conversation, List<String> texts);

    /** Appends a message. */
    void append(String conversation, String text);

    /** The texts of the newest messages, oldest first. */
    List<String> window(String conversation, int n);

    /** The conversation, its owner and its newest messages; answers how many messages. */
    default int open(String conversation, int n) {
        throw unsupported("open");
    }

    /** A user's conversations with their last messages, newest first; answers how many. */
    default int inbox(String owner, int n) {
        throw unsupported("inbox");
    }

    /** Reads a conversation's messages page by page from the first; answers how many. */
    default int walk(String conversation, int pageSize) {
        throw unsupported("walk");
    }

    /** Stores an answer that comes in pieces. */
    default void stream(String conversation, List<String> pieces) {
        throw unsupported("stream");
    }

    /** The id of the user whom an outside id names, made if need be. */
    default String findOrCreate(String externalId) {
        throw unsupported("findOrCreate");
    }

    /** Gives a conversation to another user. */
    default void transfer(String conversation, String owner) {
        throw unsupported("transfer");
    }

    /** Deletes a conversation with all that is in it. */
    default void delete(String conversation) {
        throw unsupported("delete");
    }

    /** All texts of a conversation, in order: what was lost, doubled or misplaced shows here. */
    List<String> texts(String conversation);

    /** The turns of a conversation's messages, in order; empty if this store does not number them. */
    default List<Long> turns(String conversation) {
        return List.of();
    }

    @Override
    void close();

    private static UnsupportedOperationException unsupported(String operation) {
        return new UnsupportedOperationException(operation);
    }
}
