package dev.turnbase.memory;

import static dev.turnbase.memory.Fields.meets;
import static java.util.Objects.requireNonNull;

import dev.turnbase.MessageStream;
import dev.turnbase.Messages;
import dev.turnbase.error.AlreadyExistsException;
import dev.turnbase.error.InvalidInputException;
import dev.turnbase.error.NotFoundException;
import dev.turnbase.error.StateConflictException;
import dev.turnbase.memory.Rows.Lease;
import dev.turnbase.model.Conversation;
import dev.turnbase.model.FieldValue;
import dev.turnbase.model.Inputs;
import dev.turnbase.model.Message;
import dev.turnbase.model.MessagePatch;
import dev.turnbase.model.MessageStatus;
import dev.turnbase.model.NewMessage;
import dev.turnbase.query.MessageFilter;
import dev.turnbase.query.MessageOrder;
import dev.turnbase.query.MessageQuery;
import dev.turnbase.query.Page;
import dev.turnbase.query.PageRequest;
import dev.turnbase.spi.CursorCodec;
import dev.turnbase.spi.Fingerprint;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pcollections.TreePVector;

/** Messages, and how they get their turns. */
record MemoryMessages(Store store, String tenant, Rows rows, boolean canStream) implements Messages {
    @Override
    public Message append(String conversationId, NewMessage message) {
        return appendOne(conversationId, message, null);
    }

    @Override
    public Message append(String conversationId, NewMessage message, long lastKnownTurn) {
        return appendOne(conversationId, message, lastKnownTurn);
    }

    @Override
    public List<Message> appendAll(String conversationId, List<NewMessage> messages) {
        return appendEach(conversationId, messages, null);
    }

    @Override
    public List<Message> appendAll(String conversationId, List<NewMessage> messages, long lastKnownTurn) {
        return appendEach(conversationId, messages, lastKnownTurn);
    }

    @Override
    public MessageStream stream(String conversationId, NewMessage message) {
        return openStream(conversationId, message, null);
    }

    @Override
    public MessageStream stream(String conversationId, NewMessage message, long lastKnownTurn) {
        return openStream(conversationId, message, lastKnownTurn);
    }

    private Message appendOne(String conversationId, NewMessage message, @Nullable Long lastKnownTurn) {
        requireValid("", requireNonNull(message, "message"), false);
        return appendValid(conversationId, List.of(message), lastKnownTurn).get(0);
    }

    private List<Message> appendEach(String conversationId, List<NewMessage> messages, @Nullable Long lastKnownTurn) {
        Fields.checked("messages", messages, (place, message) -> requireValid(place, message, false));
        return messages.isEmpty() ? List.of() : appendValid(conversationId, messages, lastKnownTurn);
    }

    private List<Message> appendValid(String conversationId, List<NewMessage> messages, @Nullable Long lastKnownTurn) {
        Conversation conversation = rows.conversation(Inputs.id("conversationId", conversationId));
        List<Message> replays = replays(conversationId, messages);
        if (!replays.isEmpty()) {
            return replays;
        }
        requireLastTurn(conversation, lastKnownTurn);
        Instant now = store.now();
        return messages.stream()
                .map(message -> next(conversationId, message, MessageStatus.COMPLETE, now))
                .toList();
    }

    private MessageStream openStream(String conversationId, NewMessage message, @Nullable Long lastKnownTurn) {
        if (!canStream) {
            throw new IllegalStateException("a stream can't be part of a transaction; open it outside");
        }
        requireValid("", requireNonNull(message, "message"), true);
        Conversation conversation = rows.conversation(Inputs.id("conversationId", conversationId));
        Message known = message.id().map(rows.messages::get).orElse(null);
        if (known != null && rows.leases.containsKey(known.id()) && isIn(conversationId, known)) {
            throw new StateConflictException("message " + known.id() + " is being streamed already");
        }
        if (known != null) {
            throw new AlreadyExistsException("message", "id");
        }
        requireLastTurn(conversation, lastKnownTurn);
        Instant now = store.now();
        Message pending = next(conversationId, message, MessageStatus.PENDING, now);
        MemoryStream stream = new MemoryStream(store, tenant, pending);
        rows.leases = rows.leases.plus(pending.id(), new Lease(stream, now, TreePVector.empty()));
        store.streams.add(stream);
        return stream;
    }

    private void requireValid(String place, NewMessage message, boolean streamed) {
        if (message.isPending() != streamed) {
            throw new InvalidInputException(
                    "message",
                    streamed ? "is whole; append it" : "is pending; open a stream for it, or give it its text");
        }
        Inputs.longText(place + "content", message.content(), store.options.contentLimit());
        Fields.requireObject(place + "metadata", message.metadata());
    }

    private static void requireLastTurn(Conversation conversation, @Nullable Long known) {
        if (known != null && Inputs.notNegative("lastKnownTurn", known) != conversation.lastTurn()) {
            throw new StateConflictException("the last turn of conversation " + conversation.id() + " is "
                    + conversation.lastTurn() + ", not " + known + "; read what was added and decide anew");
        }
    }

    /** What is stored of messages that were all appended before; nothing if none was. */
    private List<Message> replays(String conversationId, List<NewMessage> messages) {
        List<String> ids = messages.stream().flatMap(m -> m.id().stream()).toList();
        long known = ids.stream().filter(rows.messages::containsKey).count();
        List<Message> replays = messages.stream()
                .filter(message -> isReplay(conversationId, message))
                .map(message -> rows.message(message.id().orElseThrow()))
                .toList();
        boolean allOrNone = replays.isEmpty() || replays.size() == messages.size();
        if (Set.copyOf(ids).size() < ids.size() || replays.size() < known || !allOrNone) {
            throw new AlreadyExistsException("message", "id");
        }
        return replays;
    }

    private boolean isReplay(String conversationId, NewMessage message) {
        Message known = message.id().map(rows.messages::get).orElse(null);
        return known != null
                && isIn(conversationId, known)
                && Fingerprint.of(message).equals(rows.fingerprints.get(known.id()));
    }

    /** Stores a message at its conversation's next turn. */
    private Message next(String conversationId, NewMessage message, MessageStatus status, Instant now) {
        Conversation conversation = rows.conversation(conversationId);
        Message.Builder next = Message.builder().id(message.id().orElseGet(store::newId));
        next.conversationId(conversationId).turn(conversation.lastTurn() + 1).status(status);
        next.role(message.role()).content(message.content()).metadata(message.metadata());
        message.authorId().map(rows::user).ifPresent(author -> next.authorId(author.id()));
        message.replyTo().map(id -> answered(conversationId, id)).ifPresent(next::replyTo);
        Message appended = rows.put(next.createdAt(now).updatedAt(now).build());
        if (status == MessageStatus.COMPLETE) {
            rows.fingerprints = rows.fingerprints.plus(appended.id(), Fingerprint.of(message));
        }
        Conversation.Builder longer = conversation.toBuilder().lastTurn(appended.turn());
        Instant activity = Fields.later(now, conversation.lastActivity());
        longer.lastActivity(activity).updatedAt(Fields.later(activity, conversation.updatedAt()));
        rows.put(longer.messageCount(conversation.messageCount() + 1).build());
        return appended;
    }

    private String answered(String conversationId, String id) {
        Message message = rows.messages.get(id);
        if (message == null || !isIn(conversationId, message)) {
            throw new NotFoundException("message", id);
        }
        return id;
    }

    private static boolean isIn(String conversationId, Message message) {
        return message.conversationId().equals(conversationId);
    }

    @Override
    public Optional<Message> get(String id) {
        return Optional.ofNullable(rows.messages.get(Inputs.id("id", id))).map(rows::read);
    }

    @Override
    public Optional<Message> find(MessageFilter filter) {
        Fields.requireCondition(requireNonNull(filter, "filter").isEmpty());
        return matching(filter).findFirst().map(rows::read);
    }

    @Override
    public Page<Message> list(MessageQuery query) {
        CursorCodec codec =
                CursorCodec.of(tenant, requireNonNull(query, "query").signature());
        boolean byId = query.order() == MessageOrder.ID;
        return new Listing<Message>(codec, query.direction(), m -> byId ? "" : Listing.sortable(m.turn()), Message::id)
                .page(matching(query.filter()), query.page(), message -> view(rows.read(message), query.page()));
    }

    @Override
    public List<Message> latest(String conversationId, int n) {
        Inputs.notNegative("n", n);
        return rows.latest(Inputs.id("conversationId", conversationId), n);
    }

    @Override
    public long count(MessageFilter filter) {
        return matching(requireNonNull(filter, "filter")).count();
    }

    @Override
    public Message update(String id, MessagePatch patch) {
        Fields.requireObject(
                "metadata", requireNonNull(patch, "patch").metadata().value());
        Fields.patch(patch.content(), content -> Inputs.longText("content", content, store.options.contentLimit()));
        Message old = rows.message(Inputs.id("id", id));
        Fields.requireVersion("message", id, patch.ifVersion(), old.version());
        if (patch.isEmpty()) {
            return rows.read(old);
        }
        boolean metadataOnly = Stream.of(patch.role(), patch.content(), patch.status(), patch.statusReason())
                .noneMatch(FieldValue::isStated);
        if (old.status() == MessageStatus.PENDING && !metadataOnly) {
            throw new StateConflictException("message " + id + " is pending: only its stream can change its role,"
                    + " content, status and reason; end the stream first");
        }
        Message.Builder changed = old.toBuilder();
        Fields.patch(patch.role(), changed::role);
        Fields.patch(patch.content(), changed::content);
        Fields.patch(patch.status(), changed::status);
        Fields.patch(patch.statusReason(), changed::statusReason);
        Fields.patch(patch.metadata(), changed::metadata);
        changed.version(old.version() + 1).updatedAt(Fields.later(store.now(), old.updatedAt()));
        return rows.read(rows.put(changed.build()));
    }

    @Override
    public boolean delete(String id) {
        Message gone = rows.messages.get(Inputs.id("id", id));
        if (gone == null) {
            return false;
        }
        remove(gone.conversationId(), List.of(gone));
        rows.turnsOf(gone.conversationId()).tailMap(gone.turn()).values().stream()
                .map(rows::message)
                .filter(later -> later.replyTo().equals(Optional.of(id)))
                .forEach(answer -> rows.put(answer.toBuilder().replyTo(null).build()));
        return true;
    }

    /** What answers a deleted message comes after it and is deleted, too. */
    @Override
    public long deleteFrom(String conversationId, long turn) {
        Inputs.notNegative("turn", turn);
        rows.conversation(Inputs.id("conversationId", conversationId));
        List<Message> gone = rows.turnsOf(conversationId).tailMap(turn).values().stream()
                .map(rows::message)
                .toList();
        remove(conversationId, gone);
        return gone.size();
    }

    private void remove(String conversationId, List<Message> gone) {
        gone.forEach(rows::remove);
        Conversation old = rows.conversation(conversationId);
        rows.put(old.toBuilder().messageCount(old.messageCount() - gone.size()).build());
    }

    @Override
    public List<Message> recoverPending(Duration olderThan) {
        requireDead(store, olderThan);
        Instant now = store.now();
        return rows.leases.entrySet().stream()
                .filter(lease ->
                        Duration.between(lease.getValue().heartbeat(), now).compareTo(olderThan) > 0)
                .map(lease -> rows.message(lease.getKey()))
                .map(message ->
                        rows.end(message, MessageStatus.FAILED, "the stream's heartbeat stopped; recovered", now))
                .toList();
    }

    /** Refuses to think a stream dead that may only have missed a heartbeat or two. */
    static void requireDead(Store store, Duration olderThan) {
        Duration least = store.options.streamHeartbeat().multipliedBy(3);
        if (requireNonNull(olderThan, "olderThan").compareTo(least) < 0) {
            throw new InvalidInputException("olderThan", "is " + olderThan + "; it can be " + least + " or more");
        }
    }

    static Message view(Message message, PageRequest page) {
        return page.heavyFields()
                ? message
                : message.toBuilder().heavyFieldsOmitted(true).build();
    }

    /** By turn if the filter states the conversation, else by id. */
    private Stream<Message> matching(MessageFilter filter) {
        String conversation = filter.conversationId().value();
        Long afterTurn = filter.afterTurn().value();
        Stream<Message> all = conversation == null
                ? rows.messages.values().stream()
                : rows.turnsOf(conversation).values().stream().map(rows::message);
        return all.filter(m -> meets(filter.id(), m.id())
                && meets(filter.turn(), m.turn())
                && (afterTurn == null || m.turn() > afterTurn)
                && meets(filter.role(), m.role())
                && meets(filter.status(), m.status())
                && meets(filter.authorId(), m.authorId().orElse(null))
                && meets(filter.replyTo(), m.replyTo().orElse(null))
                && meets(filter.content(), m.content()));
    }
}
