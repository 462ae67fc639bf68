package dev.turnbase.memory;

import dev.turnbase.error.NotFoundException;
import dev.turnbase.error.StateConflictException;
import dev.turnbase.model.Conversation;
import dev.turnbase.model.Identity;
import dev.turnbase.model.Message;
import dev.turnbase.model.User;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * All rows of one tenant. A write works on a {@link #copy()}, which costs nothing since the maps themselves never
 * change; once committed, the copy is not touched again.
 */
final class Rows {
    /** When the tenant came into being; null while it does not exist. */
    @Nullable
    Instant createdAt;

    boolean erased;
    Tree<String, User> users = Tree.empty();

    /** The user that each identity, current or former, finds. */
    Tree<Identity, String> identities =
            Tree.by(Comparator.comparing(Identity::kind).thenComparing(Identity::value, Texts.BY_CODE_POINT));

    Tree<String, Conversation> conversations = Tree.empty();
    Tree<String, MessageRow> messages = Tree.empty();

    /** By conversation, the ids of its messages by turn. */
    Tree<String, Tree<Long, String>> turns = Tree.empty();

    Rows copy() {
        Rows copy = new Rows();
        copy.createdAt = createdAt;
        copy.erased = erased;
        copy.users = users;
        copy.identities = identities;
        copy.conversations = conversations;
        copy.messages = messages;
        copy.turns = turns;
        return copy;
    }

    /** Lets the tenant come into being with its first user or conversation. */
    void tenantExists(Instant now) {
        if (erased) {
            throw new StateConflictException("the tenant is erased; call tenants().create(name) to use its name again");
        }
        createdAt = createdAt == null ? now : createdAt;
    }

    /** Drops all rows, and the tenant with them. */
    boolean erase() {
        Rows none = new Rows();
        createdAt = null;
        erased = true;
        users = none.users;
        identities = none.identities;
        conversations = none.conversations;
        messages = none.messages;
        turns = none.turns;
        return true;
    }

    User user(String id) {
        return found("user", id, users.get(id));
    }

    Conversation conversation(String id) {
        return found("conversation", id, conversations.get(id));
    }

    MessageRow message(String id) {
        return found("message", id, messages.get(id));
    }

    Tree<Long, String> turnsOf(String conversation) {
        Tree<Long, String> known = turns.get(conversation);
        return known == null ? Tree.empty() : known;
    }

    void put(User user) {
        users = users.put(user.id(), user);
    }

    void put(Conversation conversation) {
        conversations = conversations.put(conversation.id(), conversation);
    }

    void put(MessageRow row) {
        Message message = row.stored();
        messages = messages.put(message.id(), row);
        turns = turns.put(
                message.conversationId(), turnsOf(message.conversationId()).put(message.turn(), message.id()));
    }

    void removeMessage(Message message) {
        messages = messages.remove(message.id());
        turns = turns.put(
                message.conversationId(), turnsOf(message.conversationId()).remove(message.turn()));
    }

    void removeConversation(String id) {
        turnsOf(id).values().forEach(message -> messages = messages.remove(message));
        turns = turns.remove(id);
        conversations = conversations.remove(id);
    }

    private static <T> T found(String entity, String id, @Nullable T row) {
        if (row == null) {
            throw new NotFoundException(entity, id);
        }
        return row;
    }
}
