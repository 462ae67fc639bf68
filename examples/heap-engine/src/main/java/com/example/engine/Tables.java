package com.example.engine;

import dev.turnbase.StorageOptions;
import dev.turnbase.error.NotFoundException;
import dev.turnbase.error.StateConflictException;
import dev.turnbase.model.Conversation;
import dev.turnbase.model.Identity;
import dev.turnbase.model.Message;
import dev.turnbase.model.Tenant;
import dev.turnbase.model.User;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** All rows of one tenant, as the model's own objects. Only a transaction changes them, on its copy. */
final class Tables {
    private final String tenant;
    private final StorageOptions options;
    /** When the tenant came into being; null while it does not exist. */
    private Instant createdAt;

    private boolean erased;

    /** Users, conversations and the places of messages by id: in this order they are found. */
    final NavigableMap<String, User> users = new TreeMap<>();

    final NavigableMap<String, Conversation> conversations = new TreeMap<>();
    private final NavigableMap<String, Place> places = new TreeMap<>();
    private final NavigableMap<Place, Message> messages = new TreeMap<>();
    /** The user that each identity finds, former ones included. */
    final Map<Identity, String> identities = new HashMap<>();
    /** By message what was appended, to know it when it is appended again. */
    final Map<String, String> fingerprints = new HashMap<>();
    /** By message the open stream that alone may write it. */
    private final Map<String, HeapStream> streams = new HashMap<>();

    /** Messages are kept by conversation and turn. */
    private record Place(String conversation, long turn) implements Comparable<Place> {
        private static final Comparator<Place> ORDER =
                Comparator.comparing(Place::conversation).thenComparing(Place::turn);

        @Override
        public int compareTo(Place other) {
            return ORDER.compare(this, other);
        }
    }

    Tables(String tenant, StorageOptions options) {
        this.tenant = tenant;
        this.options = options;
    }

    /** The rows need no copies: the model's objects never change. */
    Tables copy() {
        Tables copy = new Tables(tenant, options);
        copy.createdAt = createdAt;
        copy.erased = erased;
        copy.users.putAll(users);
        copy.conversations.putAll(conversations);
        copy.places.putAll(places);
        copy.messages.putAll(messages);
        copy.identities.putAll(identities);
        copy.fingerprints.putAll(fingerprints);
        copy.streams.putAll(streams);
        return copy;
    }

    String tenant() {
        return tenant;
    }

    StorageOptions options() {
        return options;
    }

    Instant now() {
        return options.clock().instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** Now, unless the clock went back: {@code updatedAt} and the last activity never do. */
    Instant nowOrLater(Instant before) {
        Instant now = now();
        return before.isAfter(now) ? before : now;
    }

    /** Makes the tenant exist, be it erased; false if it exists. */
    boolean create(Instant now) {
        boolean existed = createdAt != null;
        createdAt = existed ? createdAt : now;
        erased = false;
        return !existed;
    }

    /** The tenant comes into being with its first user or conversation. */
    void createWithFirstRow(Instant now) {
        if (erased) {
            throw new StateConflictException("the tenant is erased; call tenants().create(name) to use its name again");
        }
        create(now);
    }

    /** Removes everything, and remembers that it did; false if there is no such tenant. */
    boolean erase() {
        boolean existed = createdAt != null;
        List.of(users, conversations, places, messages, identities, fingerprints, streams)
                .forEach(Map::clear);
        createdAt = null;
        erased = erased || existed;
        return existed;
    }

    Optional<Tenant> asTenant() {
        return Optional.ofNullable(createdAt)
                .map(created -> Tenant.builder().name(tenant).createdAt(created).build());
    }

    Map<String, Long> counts() {
        return Map.of(
                "users", (long) users.size(),
                "conversations", (long) conversations.size(),
                "messages", (long) messages.size());
    }

    User user(String id) {
        return Optional.ofNullable(users.get(id)).orElseThrow(() -> new NotFoundException("user", id));
    }

    Conversation conversation(String id) {
        return Optional.ofNullable(conversations.get(id)).orElseThrow(() -> new NotFoundException("conversation", id));
    }

    Message message(String id) {
        return findMessage(id).orElseThrow(() -> new NotFoundException("message", id));
    }

    Optional<Message> findMessage(String id) {
        return Optional.ofNullable(places.get(id)).map(messages::get);
    }

    /** All messages, by id. */
    List<Message> allMessages() {
        return places.values().stream().map(messages::get).toList();
    }

    /** A conversation's messages with turns from {@code first} to {@code last}, by turn: a view, not to be kept. */
    NavigableMap<?, Message> turns(String conversation, long first, long last) {
        return messages.subMap(new Place(conversation, first), true, new Place(conversation, last), true);
    }

    NavigableMap<?, Message> turns(String conversation) {
        return turns(conversation, 0, Long.MAX_VALUE);
    }

    /** A conversation's newest messages, oldest first. */
    List<Message> latest(String conversation, int n) {
        List<Message> newestFirst =
                turns(conversation).descendingMap().values().stream().limit(n).toList();
        return newestFirst.stream().sorted(Comparator.comparing(Message::turn)).toList();
    }

    User put(User user) {
        users.put(user.id(), user);
        return user;
    }

    Conversation put(Conversation conversation) {
        conversations.put(conversation.id(), conversation);
        return conversation;
    }

    Message put(Message message) {
        Place place = new Place(message.conversationId(), message.turn());
        places.put(message.id(), place);
        messages.put(place, message);
        return message;
    }

    void remove(Message message) {
        messages.remove(places.remove(message.id()));
        fingerprints.remove(message.id());
        streams.remove(message.id());
    }

    void removeConversation(String id) {
        List.copyOf(turns(id).values()).forEach(this::remove);
        conversations.remove(id);
    }

    List<HeapStream> openStreams() {
        return List.copyOf(streams.values());
    }

    boolean isStreamed(String message) {
        return streams.containsKey(message);
    }

    void begin(HeapStream stream) {
        streams.put(stream.message().id(), stream);
    }

    void end(HeapStream stream) {
        streams.remove(stream.message().id());
    }

    /** The message that a stream writes, as long as it is this stream's to write. */
    Message writtenBy(HeapStream stream) {
        String id = stream.message().id();
        if (streams.get(id) != stream) {
            throw new StateConflictException(
                    "the stream of message " + id + " has lost its lease: the message is gone; nothing was written");
        }
        return message(id);
    }
}
