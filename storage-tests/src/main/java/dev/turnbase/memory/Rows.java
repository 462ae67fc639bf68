package dev.turnbase.memory;

import dev.turnbase.error.NotFoundException;
import dev.turnbase.error.StateConflictException;
import dev.turnbase.model.Conversation;
import dev.turnbase.model.Identity;
import dev.turnbase.model.Message;
import dev.turnbase.model.MessageStatus;
import dev.turnbase.model.Tenant;
import dev.turnbase.model.User;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashPMap;
import org.pcollections.HashTreePMap;
import org.pcollections.PVector;
import org.pcollections.TreePMap;

/**
 * All rows of one tenant, in maps that never change: to put a row makes a new map that shares all but a few nodes. A
 * write works on a {@link #copy()}, which therefore costs nothing; once committed, the copy is not touched again.
 */
final class Rows {
    /** When the tenant came into being; null while it does not exist. */
    @Nullable
    Instant createdAt;

    boolean erased;
    TreePMap<String, User> users = TreePMap.empty();
    /** The user that each identity, current or former, finds. */
    HashPMap<Identity, String> identities = HashTreePMap.empty();

    TreePMap<String, Conversation> conversations = TreePMap.empty();
    /** What a stream has written so far of a message is not here but in its lease: see {@link #read}. */
    TreePMap<String, Message> messages = TreePMap.empty();
    /** By conversation, its messages by turn. */
    TreePMap<String, TreePMap<Long, Message>> turns = TreePMap.empty();
    /** By message, what tells whether an append is a replay of it; none for what is never replayed. */
    TreePMap<String, String> fingerprints = TreePMap.empty();
    /** By message, the open stream that writes it. */
    TreePMap<String, Lease> leases = TreePMap.empty();

    /** What an open stream holds: who it is, when it last said that it lives, and the pieces of its text so far. */
    record Lease(Object holder, Instant heartbeat, PVector<String> text) {}

    Rows copy() {
        Rows copy = new Rows();
        copy.replaceBy(this);
        return copy;
    }

    /** Lets the tenant come into being, be it erased; false if it is there. */
    boolean create(Instant now) {
        boolean isNew = createdAt == null;
        createdAt = isNew ? now : createdAt;
        erased = false;
        return isNew;
    }

    /** Drops everything, the tenant included; false if there is none. */
    boolean erase() {
        boolean existed = createdAt != null;
        if (existed) {
            replaceBy(new Rows());
            erased = true;
        }
        return existed;
    }

    private void replaceBy(Rows other) {
        createdAt = other.createdAt;
        erased = other.erased;
        users = other.users;
        identities = other.identities;
        conversations = other.conversations;
        messages = other.messages;
        turns = other.turns;
        fingerprints = other.fingerprints;
        leases = other.leases;
    }

    Optional<Tenant> tenant(String name) {
        return Optional.ofNullable(createdAt)
                .map(created -> Tenant.builder().name(name).createdAt(created).build());
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

    Message message(String id) {
        return found("message", id, messages.get(id));
    }

    private static <T> T found(String entity, String id, @Nullable T row) {
        if (row == null) {
            throw new NotFoundException(entity, id);
        }
        return row;
    }

    TreePMap<Long, Message> turnsOf(String conversation) {
        return turns.getOrDefault(conversation, TreePMap.empty());
    }

    /** A message as it is read: with its text so far while a stream writes it. */
    Message read(Message stored) {
        Lease lease = leases.get(stored.id());
        return lease == null
                ? stored
                : stored.toBuilder().content(String.join("", lease.text)).build();
    }

    /** A conversation's newest messages, oldest first. */
    List<Message> latest(String conversation, int n) {
        TreePMap<Long, Message> all = turnsOf(conversation);
        return all.values().stream()
                .skip(Math.max(0, all.size() - n))
                .map(this::read)
                .toList();
    }

    User put(User user) {
        users = users.plus(user.id(), user);
        return user;
    }

    Conversation put(Conversation conversation) {
        conversations = conversations.plus(conversation.id(), conversation);
        return conversation;
    }

    Message put(Message message) {
        String conversation = message.conversationId();
        messages = messages.plus(message.id(), message);
        turns = turns.plus(conversation, turnsOf(conversation).plus(message.turn(), message));
        return message;
    }

    /** Ends the stream of a message, whose text so far becomes its content. */
    Message end(Message pending, MessageStatus status, @Nullable String reason, Instant now) {
        Message.Builder ended = read(pending).toBuilder().status(status).statusReason(reason);
        leases = leases.minus(pending.id());
        return put(ended.version(pending.version() + 1)
                .updatedAt(Fields.later(now, pending.updatedAt()))
                .build());
    }

    void remove(Message message) {
        String conversation = message.conversationId();
        messages = messages.minus(message.id());
        turns = turns.plus(conversation, turnsOf(conversation).minus(message.turn()));
        fingerprints = fingerprints.minus(message.id());
        leases = leases.minus(message.id());
    }

    void removeConversation(String id) {
        turnsOf(id).values().forEach(this::remove);
        turns = turns.minus(id);
        conversations = conversations.minus(id);
    }
}
