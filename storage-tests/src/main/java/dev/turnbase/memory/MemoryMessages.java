package dev.turnbase.memory;

import static java.util.Objects.requireNonNull;

import dev.turnbase.MessageStream;
import dev.turnbase.Messages;
import dev.turnbase.error.InvalidInputException;
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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Messages, read and changed; how they get their turns is in {@link Appending}. */
record MemoryMessages(Access access) implements Messages {
    @Override
    public Message append(String conversationId, NewMessage message) {
        requireNonNull(message, "message");
        return access.write("messages.append", rows -> appending(rows).one(conversationId, message, null));
    }

    @Override
    public Message append(String conversationId, NewMessage message, long lastKnownTurn) {
        requireNonNull(message, "message");
        return access.write("messages.append", rows -> appending(rows).one(conversationId, message, lastKnownTurn));
    }

    @Override
    public List<Message> appendAll(String conversationId, List<NewMessage> messages) {
        requireNonNull(messages, "messages");
        return access.write("messages.appendAll", rows -> appending(rows).all(conversationId, messages, null));
    }

    @Override
    public List<Message> appendAll(String conversationId, List<NewMessage> messages, long lastKnownTurn) {
        requireNonNull(messages, "messages");
        return access.write("messages.appendAll", rows -> appending(rows).all(conversationId, messages, lastKnownTurn));
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
        return access.read(
                "messages.get",
                rows -> Optional.ofNullable(rows.messages.get(Inputs.id("id", id)))
                        .map(MessageRow::message));
    }

    @Override
    public Optional<Message> find(MessageFilter filter) {
        requireNonNull(filter, "filter");
        return access.read("messages.find", rows -> {
            if (filter.isEmpty()) {
                throw new InvalidInputException("filter", "has no condition; state one, or list all");
            }
            MessageQuery first = MessageQuery.where(filter).page(PageRequest.first(1));
            return list(rows, first).items().stream().findFirst();
        });
    }

    @Override
    public Page<Message> list(MessageQuery query) {
        requireNonNull(query, "query");
        return access.read("messages.list", rows -> list(rows, query));
    }

    @Override
    public List<Message> latest(String conversationId, int n) {
        return access.read("messages.latest", rows -> {
            Inputs.notNegative("n", n);
            return latest(rows, Inputs.id("conversationId", conversationId), n);
        });
    }

    @Override
    public Message update(String id, MessagePatch patch) {
        requireNonNull(patch, "patch");
        return access.write("messages.update", rows -> {
            Texts.requireObject("metadata", Copies.or(patch.metadata(), "{}"));
            appending(rows).requireLength("content", Copies.or(patch.content(), ""));
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
            MessageRow changed = row.with(Copies.of(old)
                    .role(Copies.or(patch.role(), old.role()))
                    .content(Copies.or(patch.content(), old.content()))
                    .status(Copies.or(patch.status(), old.status()))
                    .statusReason(patch.statusReason().orElse(old.statusReason().orElse(null)))
                    .metadata(Copies.or(patch.metadata(), old.metadata()))
                    .version(old.version() + 1)
                    .updatedAt(Copies.later(access.store().now(), old.updatedAt()))
                    .build());
            rows.put(changed);
            return changed.message();
        });
    }

    @Override
    public boolean delete(String id) {
        return access.write("messages.delete", rows -> {
            MessageRow row = rows.messages.get(Inputs.id("id", id));
            if (row == null) {
                return false;
            }
            Message gone = row.stored();
            remove(rows, gone.conversationId(), List.of(gone));
            for (Tree.Node<Long, String> later :
                    rows.turnsOf(gone.conversationId()).walk(false, gone.turn())) {
                MessageRow answer = rows.message(later.value());
                if (answer.stored().replyTo().equals(Optional.of(id))) {
                    rows.put(
                            answer.with(Copies.of(answer.stored()).replyTo(null).build()));
                }
            }
            return true;
        });
    }

    /** What answers a deleted message comes after it and is deleted, too. */
    @Override
    public long deleteFrom(String conversationId, long turn) {
        return access.write("messages.deleteFrom", rows -> {
            Inputs.notNegative("turn", turn);
            rows.conversation(Inputs.id("conversationId", conversationId));
            List<Message> gone = new ArrayList<>();
            for (Tree.Node<Long, String> each : rows.turnsOf(conversationId).walk(false, turn - 1)) {
                gone.add(rows.message(each.value()).stored());
            }
            remove(rows, conversationId, gone);
            return (long) gone.size();
        });
    }

    @Override
    public List<Message> recoverPending(Duration olderThan) {
        requireNonNull(olderThan, "olderThan");
        return access.write("messages.recoverPending", rows -> {
            access.store().requireDeadAfter(olderThan);
            Instant now = access.store().now();
            return rows.messages
                    .values()
                    .filter(row -> row.lease() != null
                            && Duration.between(row.lease().heartbeat(), now).compareTo(olderThan) > 0)
                    .map(row -> row.ended(MessageStatus.FAILED, "the stream's heartbeat stopped; recovered", now))
                    .peek(rows::put)
                    .map(MessageRow::stored)
                    .toList();
        });
    }

    @Override
    public long count(MessageFilter filter) {
        requireNonNull(filter, "filter");
        return access.read("messages.count", rows -> {
            String conversation = filter.conversationId().value();
            Stream<MessageRow> candidates = conversation == null
                    ? rows.messages.values()
                    : rows.turnsOf(conversation).values().map(rows::message);
            return candidates.filter(row -> meets(filter, row.stored())).count();
        });
    }

    static List<Message> latest(Rows rows, String conversation, int n) {
        List<Message> newest = new ArrayList<>();
        for (Tree.Node<Long, String> turn : rows.turnsOf(conversation).walk(true, null)) {
            if (newest.size() == n) {
                break;
            }
            newest.add(rows.message(turn.value()).message());
        }
        Collections.reverse(newest);
        return List.copyOf(newest);
    }

    static Message view(Message message, boolean heavy) {
        return heavy ? message : Copies.of(message).heavyFieldsOmitted(true).build();
    }

    private MessageStream openStream(String conversationId, NewMessage message, @Nullable Long lastKnownTurn) {
        requireNonNull(message, "message");
        if (access.transaction() != null) {
            throw new IllegalStateException("a stream can't be part of a transaction; open it outside");
        }
        return access.write("messages.stream", rows -> {
            Object holder = new Object();
            Message pending = appending(rows).pending(conversationId, message, lastKnownTurn, holder);
            MemoryStream stream = new MemoryStream(access.store(), access.tenant(), pending, holder);
            stream.start();
            return stream;
        });
    }

    private Appending appending(Rows rows) {
        return new Appending(access.store(), rows);
    }

    private Page<Message> list(Rows rows, MessageQuery query) {
        String conversation = query.filter().conversationId().value();
        return query.order() == MessageOrder.TURN && conversation != null
                ? page(Listing.byTurn(rows.turnsOf(conversation)), rows::message, query)
                : page(Listing.byId(rows.messages), row -> row, query);
    }

    private <V> Page<Message> page(Listing<?, V> listing, Function<V, MessageRow> row, MessageQuery query) {
        CursorCodec codec = CursorCodec.of(access.tenant(), query.signature());
        return listing.page(
                codec,
                query.direction(),
                query.page(),
                each -> Optional.of(row.apply(each))
                        .filter(found -> meets(query.filter(), found.stored()))
                        .map(found -> view(found.message(), query.page().heavyFields())));
    }

    private static void remove(Rows rows, String conversationId, List<Message> gone) {
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
