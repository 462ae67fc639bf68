package dev.turnbase.memory;

import static java.util.Objects.requireNonNull;

import dev.turnbase.MessageStream;
import dev.turnbase.Messages;
import dev.turnbase.error.StateConflictException;
import dev.turnbase.model.Conversation;
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
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Messages, read and changed; how they get their turns is in {@link Appending}. */
record MemoryMessages(Store store, String tenant, Rows rows, boolean canStream) implements Messages {
    @Override
    public Message append(String conversationId, NewMessage message) {
        return appending().one(conversationId, message, null);
    }

    @Override
    public Message append(String conversationId, NewMessage message, long lastKnownTurn) {
        return appending().one(conversationId, message, lastKnownTurn);
    }

    @Override
    public List<Message> appendAll(String conversationId, List<NewMessage> messages) {
        return appending().all(conversationId, messages, null);
    }

    @Override
    public List<Message> appendAll(String conversationId, List<NewMessage> messages, long lastKnownTurn) {
        return appending().all(conversationId, messages, lastKnownTurn);
    }

    @Override
    public MessageStream stream(String conversationId, NewMessage message) {
        return openStream(conversationId, message, null);
    }

    @Override
    public MessageStream stream(String conversationId, NewMessage message, long lastKnownTurn) {
        return openStream(conversationId, message, lastKnownTurn);
    }

    @Override
    public Optional<Message> get(String id) {
        return Optional.ofNullable(rows.messages.get(Inputs.id("id", id))).map(MessageRow::message);
    }

    @Override
    public Optional<Message> find(MessageFilter filter) {
        Texts.requireCondition(requireNonNull(filter, "filter").isEmpty());
        MessageQuery first = MessageQuery.where(filter).page(PageRequest.first(1));
        return list(first).items().stream().findFirst();
    }

    @Override
    public Page<Message> list(MessageQuery query) {
        String conversation =
                requireNonNull(query, "query").filter().conversationId().value();
        return query.order() == MessageOrder.TURN && conversation != null
                ? page(Listing.byTurn(rows.turnsOf(conversation)), rows::message, query)
                : page(Listing.byId(rows.messages), row -> row, query);
    }

    @Override
    public List<Message> latest(String conversationId, int n) {
        Inputs.notNegative("n", n);
        return latest(rows, Inputs.id("conversationId", conversationId), n);
    }

    @Override
    public Message update(String id, MessagePatch patch) {
        requireNonNull(patch, "patch");
        Texts.requireObject("metadata", Copies.or(patch.metadata(), "{}"));
        appending().requireLength("content", Copies.or(patch.content(), ""));
        MessageRow row = rows.message(Inputs.id("id", id));
        Message old = row.stored();
        Copies.requireVersion("message", id, patch.ifVersion(), old.version());
        if (patch.isEmpty()) {
            return row.message();
        }
        if (old.status() == MessageStatus.PENDING && namesMoreThanMetadata(patch)) {
            throw new StateConflictException("message " + id + " is pending: only its stream can change its role,"
                    + " content, status and reason; end the stream first");
        }
        return stored(row.with(Copies.of(old)
                .role(Copies.or(patch.role(), old.role()))
                .content(Copies.or(patch.content(), old.content()))
                .status(Copies.or(patch.status(), old.status()))
                .statusReason(patch.statusReason().orElse(old.statusReason().orElse(null)))
                .metadata(Copies.or(patch.metadata(), old.metadata()))
                .version(old.version() + 1)
                .updatedAt(Copies.later(store.now(), old.updatedAt()))
                .build()));
    }

    @Override
    public boolean delete(String id) {
        MessageRow row = rows.messages.get(Inputs.id("id", id));
        if (row == null) {
            return false;
        }
        Message gone = row.stored();
        remove(gone.conversationId(), List.of(gone));
        for (String later :
                rows.turnsOf(gone.conversationId()).tailMap(gone.turn()).values()) {
            MessageRow answer = rows.message(later);
            if (answer.stored().replyTo().equals(Optional.of(id))) {
                rows.put(answer.with(Copies.of(answer.stored()).replyTo(null).build()));
            }
        }
        return true;
    }

    /** What answers a deleted message comes after it and is deleted, too. */
    @Override
    public long deleteFrom(String conversationId, long turn) {
        Inputs.notNegative("turn", turn);
        rows.conversation(Inputs.id("conversationId", conversationId));
        List<Message> gone = rows.turnsOf(conversationId).tailMap(turn).values().stream()
                .map(id -> rows.message(id).stored())
                .toList();
        remove(conversationId, gone);
        return gone.size();
    }

    @Override
    public List<Message> recoverPending(Duration olderThan) {
        requireNonNull(olderThan, "olderThan");
        store.requireDeadAfter(olderThan);
        Instant now = store.now();
        return rows.messages.values().stream()
                .filter(row -> row.lease() != null
                        && Duration.between(row.lease().heartbeat(), now).compareTo(olderThan) > 0)
                .map(row -> stored(row.ended(MessageStatus.FAILED, "the stream's heartbeat stopped; recovered", now)))
                .toList();
    }

    @Override
    public long count(MessageFilter filter) {
        requireNonNull(filter, "filter");
        String conversation = filter.conversationId().value();
        Stream<MessageRow> candidates = conversation == null
                ? rows.messages.values().stream()
                : rows.turnsOf(conversation).values().stream().map(rows::message);
        return candidates.filter(row -> meets(filter, row.stored())).count();
    }

    static List<Message> latest(Rows rows, String conversation, int n) {
        List<Message> newest = rows.turnsOf(conversation).descendingMap().values().stream()
                .limit(n)
                .map(id -> rows.message(id).message())
                .collect(Collectors.toCollection(ArrayList::new));
        Collections.reverse(newest);
        return List.copyOf(newest);
    }

    static Message view(Message message, boolean heavy) {
        return heavy ? message : Copies.of(message).heavyFieldsOmitted(true).build();
    }

    private MessageStream openStream(String conversationId, NewMessage message, @Nullable Long lastKnownTurn) {
        if (!canStream) {
            throw new IllegalStateException("a stream can't be part of a transaction; open it outside");
        }
        Object holder = new Object();
        Message pending = appending().pending(conversationId, message, lastKnownTurn, holder);
        MemoryStream stream = new MemoryStream(store, tenant, pending, holder);
        stream.start();
        return stream;
    }

    private Appending appending() {
        return new Appending(store, rows);
    }

    private <V> Page<Message> page(Listing<?, V> listing, Function<V, MessageRow> row, MessageQuery query) {
        CursorCodec codec = CursorCodec.of(tenant, query.signature());
        return listing.page(
                codec,
                query.direction(),
                query.page(),
                each -> Optional.of(row.apply(each))
                        .filter(found -> meets(query.filter(), found.stored()))
                        .map(found -> view(found.message(), query.page().heavyFields())));
    }

    private Message stored(MessageRow row) {
        rows.put(row);
        return row.message();
    }

    private void remove(String conversationId, List<Message> gone) {
        gone.forEach(rows::removeMessage);
        Conversation conversation = rows.conversation(conversationId);
        rows.put(Copies.of(conversation)
                .messageCount(conversation.messageCount() - gone.size())
                .build());
    }

    private static boolean namesMoreThanMetadata(MessagePatch patch) {
        return patch.role().isStated()
                || patch.content().isStated()
                || patch.status().isStated()
                || patch.statusReason().isStated();
    }

    private static boolean meets(MessageFilter filter, Message m) {
        Long afterTurn = filter.afterTurn().value();
        return Copies.meets(filter.id(), m.id())
                && Copies.meets(filter.conversationId(), m.conversationId())
                && Copies.meets(filter.turn(), m.turn())
                && (afterTurn == null || m.turn() > afterTurn)
                && Copies.meets(filter.role(), m.role())
                && Copies.meets(filter.status(), m.status())
                && Copies.meets(filter.authorId(), m.authorId().orElse(null))
                && Copies.meets(filter.replyTo(), m.replyTo().orElse(null))
                && Copies.meets(filter.content(), m.content());
    }
}
