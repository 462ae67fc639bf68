package dev.turnbase.memory;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

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
import dev.turnbase.spi.Fingerprint;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pcollections.TreePMap;
import org.pcollections.TreePVector;

/** Messages, and how they get their turns. */
record MemoryMessages(Store store, String tenant, Rows rows, boolean canStream) implements Messages {
    @Override
    public Message append(String conversationId, NewMessage message) {
        return appendEach(conversationId, List.of(requireNonNull(message, "message")), null, true)
                .get(0);
    }

    @Override
    public Message append(String conversationId, NewMessage message, long lastKnownTurn) {
        return appendEach(conversationId, List.of(requireNonNull(message, "message")), lastKnownTurn, true)
                .get(0);
    }

    @Override
    public List<Message> appendAll(String conversationId, List<NewMessage> messages) {
        return appendEach(conversationId, messages, null, false);
    }

    @Override
    public List<Message> appendAll(String conversationId, List<NewMessage> messages, long lastKnownTurn) {
        return appendEach(conversationId, messages, lastKnownTurn, false);
    }

    @Override
    public MessageStream stream(String conversationId, NewMessage message) {
        return openStream(conversationId, message, null);
    }

    @Override
    public MessageStream stream(String conversationId, NewMessage message, long lastKnownTurn) {
        return openStream(conversationId, message, lastKnownTurn);
    }

    private List<Message> appendEach(
            String conversationId, List<NewMessage> messages, @Nullable Long lastKnownTurn, boolean single) {
        requireArguments(conversationId, lastKnownTurn);
        Fields.checkEach("messages", messages, (place, each) -> requireValid(single ? "" : place, each, false));
        if (messages.isEmpty()) {
            return List.of();
        }
        Conversation conversation = rows.conversation(conversationId);
        List<Message> replays = replays(conversationId, messages);
        if (!replays.isEmpty()) {
            return replays;
        }
        requireLastTurn(conversation, lastKnownTurn);
        Instant now = store.now();
        return messages.stream().map(each -> next(conversationId, each, now)).toList();
    }

    private MessageStream openStream(String conversationId, NewMessage message, @Nullable Long lastKnownTurn) {
        if (!canStream) {
            throw new IllegalStateException("a stream can't be part of a transaction; open it outside");
        }
        requireArguments(conversationId, lastKnownTurn);
        requireValid("", requireNonNull(message, "message"), true);
        Conversation conversation = rows.conversation(conversationId);
        Message known = message.id().map(rows.messages::get).orElse(null);
        if (known != null) {
            boolean open = rows.leases.containsKey(known.id()) && conversationId.equals(known.conversationId());
            throw open
                    ? new StateConflictException("message " + known.id() + " is being streamed already")
                    : new AlreadyExistsException("message", "id");
        }
        requireLastTurn(conversation, lastKnownTurn);
        MemoryStream stream = new MemoryStream(store, tenant, next(conversationId, message, store.now()));
        rows.leases = rows.leases.plus(stream.message().id(), new Lease(stream, Instant.now(), TreePVector.empty()));
        store.streams.add(stream);
        return stream;
    }

    private void requireValid(String place, NewMessage message, boolean streamed) {
        if (message.isPending() != streamed) {
            String problem = streamed ? "is whole; append it" : "is pending; open a stream for it, or give it its text";
            throw new InvalidInputException(place.isEmpty() ? "message" : place.replace("].", "]"), problem);
        }
        Inputs.longText(place + "content", message.content(), store.options.contentLimit());
        Fields.requireObject(place + "metadata", message.metadata());
    }

    private static void requireArguments(String conversationId, @Nullable Long lastKnownTurn) {
        Inputs.id("conversationId", conversationId);
        Inputs.notNegative("lastKnownTurn", lastKnownTurn == null ? 0 : lastKnownTurn);
    }

    private static void requireLastTurn(Conversation conversation, @Nullable Long known) {
        if (known != null && known != conversation.lastTurn()) {
            throw new StateConflictException("the last turn of conversation " + conversation.id() + " is "
                    + conversation.lastTurn() + ", not " + known + "; read what was added and decide anew");
        }
    }

    /** What is stored of messages that were all appended before; nothing if none was. */
    private List<Message> replays(String conversationId, List<NewMessage> messages) {
        List<String> ids = messages.stream().flatMap(m -> m.id().stream()).toList();
        long known = ids.stream().filter(rows.messages::containsKey).count();
        List<Message> replays = messages.stream()
                .flatMap(message -> replay(conversationId, message).stream())
                .toList();
        boolean allOrNone = replays.isEmpty() || replays.size() == messages.size();
        if (Set.copyOf(ids).size() < ids.size() || replays.size() < known || !allOrNone) {
            throw new AlreadyExistsException("message", "id");
        }
        return replays;
    }

    private Optional<Message> replay(String conversationId, NewMessage message) {
        return message.id()
                .map(rows.messages::get)
                .filter(known -> known.conversationId().equals(conversationId))
                .filter(known -> Fingerprint.of(message).equals(rows.fingerprints.get(known.id())));
    }

    /** Stores a message at its conversation's next turn. */
    private Message next(String conversationId, NewMessage message, Instant now) {
        Conversation conversation = rows.conversation(conversationId);
        message.authorId().ifPresent(rows::user);
        message.replyTo().map(rows::message).ifPresent(answered -> requireIn(conversationId, answered));
        Message.Builder next = message.toBuilder().id(message.id().orElseGet(store::newId));
        next.conversationId(conversationId).turn(conversation.lastTurn() + 1);
        Message appended = rows.put(next.createdAt(now).updatedAt(now).build());
        if (!message.isPending()) {
            rows.fingerprints = rows.fingerprints.plus(appended.id(), Fingerprint.of(message));
        }
        Conversation.Builder longer = conversation.toBuilder().lastTurn(appended.turn());
        Instant activity = Fields.later(now, conversation.lastActivity());
        longer.lastActivity(activity).updatedAt(Fields.later(activity, conversation.updatedAt()));
        rows.put(longer.messageCount(conversation.messageCount() + 1).build());
        return appended;
    }

    private static void requireIn(String conversationId, Message answered) {
        if (!answered.conversationId().equals(conversationId)) {
            throw new NotFoundException("message", answered.id());
        }
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
        boolean byId = requireNonNull(query, "query").order() == MessageOrder.ID;
        Function<Message, String> sortKey = m -> byId ? "" : Listing.sortable(m.turn());
        return new Listing<>(tenant, query.signature(), query.direction(), sortKey, Message::id)
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
        String content = requireNonNullElse(patch.content().value(), "");
        Inputs.longText("content", content, store.options.contentLimit());
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
        Message.Builder changed = patch.applyTo(old);
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
                .filter(later -> later.replyTo().equals(Optional.of(id)))
                .forEach(answer -> rows.put(answer.toBuilder().replyTo(null).build()));
        return true;
    }

    /** What answers a deleted message comes after it and is deleted, too. */
    @Override
    public long deleteFrom(String conversationId, long turn) {
        Inputs.notNegative("turn", turn);
        rows.conversation(Inputs.id("conversationId", conversationId));
        List<Message> gone =
                List.copyOf(rows.turnsOf(conversationId).tailMap(turn).values());
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
        String reason = "the stream's heartbeat stopped; recovered";
        Instant now = store.now();
        return rows.leases.entrySet().stream()
                .filter(lease -> Duration.between(lease.getValue().heartbeat(), Instant.now())
                                .compareTo(olderThan)
                        > 0)
                .map(lease -> rows.end(rows.message(lease.getKey()), MessageStatus.FAILED, reason, now))
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
        return message.toBuilder().heavyFieldsOmitted(!page.heavyFields()).build();
    }

    /** By turn if the filter states the conversation, else by id. */
    private Stream<Message> matching(MessageFilter filter) {
        String conversation = filter.conversationId().value();
        TreePMap<?, Message> among = conversation == null ? rows.messages : rows.turnsOf(conversation);
        return among.values().stream().filter(filter::meets);
    }
}
