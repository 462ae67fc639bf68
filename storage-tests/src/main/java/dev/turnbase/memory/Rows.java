package dev.turnbase.memory;

import dev.turnbase.error.NotFoundException;
import dev.turnbase.error.StateConflictException;
import dev.turnbase.model.Conversation;
import dev.turnbase.model.Identity;
import dev.turnbase.model.Message;
import dev.turnbase.model.Tenant;
import dev.turnbase.model.User;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pcollections.TreePMap;

/**
 * All rows of one tenant, in maps that never change: to put a row makes a new map that shares all but a few nodes. A
 * write works on a {@link #copy()}, which therefore costs nothing; once committed, the copy is not touched again.
 */
final class Rows {
    static final Comparator<Identity> IDENTITIES =
            Comparator.comparing(Identity::kind).thenComparing(Identity::value, Texts.BY_CODE_POINT);

    private final String tenant;
    /** When the tenant came into being; null while it does not exist. */
    @Nullable
    Instant createdAt;

    boolean erased;
    TreePMap<String, User> users = TreePMap.empty();
    /** The user that each identity, current or former, finds. */
    TreePMap<Identity, String> identities = TreePMap.empty(IDENTITIES);

    TreePMap<String, Conversation> conversations = TreePMap.empty();
    TreePMap<String, MessageRow> messages = TreePMap.empty();
    /** By conversation, the ids of its messages by turn. */
    TreePMap<String, TreePMap<Long, String>> turns = TreePMap.empty();

    Rows(String tenant) {
        this.tenant = tenant;
    }

    Rows copy() {
        Rows copy = new Rows(tenant);
        copy.replaceBy(this);
        return copy;
    }

    /** Drops everything, the tenant included. */
    void erase() {
        replaceBy(new Rows(tenant));
        erased = true;
    }

    private void replaceBy(Rows other) {
        createdAt = other.createdAt;
        erased = other.erased;
        users = other.users;
        identities = other.identities;
        conversations = other.conversations;
        messages = other.messages;
        turns = other.turns;
    }

    Optional<Tenant> tenant() {
        return Optional.ofNullable(createdAt)
                .map(created -> Tenant.builder().name(tenant).createdAt(created).build());
    }

    /** Lets the tenant come into being with its first user or conversation. */
    void tenantExists(Instant now) {
        if (erased) {
            throw new StateConflictException("the tenant is erased; call tenants().create(name) to use its name again");
        }
        createdAt = createdAt == null ? now : createdAt;
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

    TreePMap<Long, String> turnsOf(String conversation) {
        return turns.getOrDefault(conversation, TreePMap.empty());
    }

    void put(User user) {
        users = users.plus(user.id(), user);
    }

    void put(Conversation conversation) {
        conversations = conversations.plus(conversation.id(), conversation);
    }

    void put(MessageRow row) {
        Message message = row.stored();
        String conversation = message.conversationId();
        messages = messages.plus(message.id(), row);
        turns = turns.plus(conversation, turnsOf(conversation).plus(message.turn(), message.id()));
    }

    void removeMessage(Message message) {
        String conversation = message.conversationId();
        messages = messages.minus(message.id());
        turns = turns.plus(conversation, turnsOf(conversation).minus(message.turn()));
    }

    void removeConversation(String id) {
        messages = messages.minusAll(turnsOf(id).values());
        turns = turns.minus(id);
        conversations = conversations.minus(id);
    }

    private static <T> T found(String entity, String id, @Nullable T row) {
        if (row == null) {
            throw new NotFoundException(entity, id);
        }
        return row;
    }
}
