package com.example.engine;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import dev.turnbase.MessageStream;
import dev.turnbase.Messages;
import dev.turnbase.error.StateConflictException;
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
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Messages: read, changed and deleted here, appended by {@link Appending}. */
record HeapMessages(Database database, Session session) implements Messages {
    @Override
    public Message append(String conversationId, NewMessage message) {
        return append(conversationId, message, OptionalLong.empty());
    }

    @Override
    public Message append(String conversationId, NewMessage message, long lastKnownTurn) {
        return append(conversationId, message, OptionalLong.of(lastKnownTurn));
    }

    private Message append(String conversationId, NewMessage message, OptionalLong lastKnownTurn) {
        return session.write(
                "messages.append", tables -> new Appending(tables, conversationId, lastKnownTurn).one(message));
    }

    @Override
    public List<Message> appendAll(String conversationId, List<NewMessage> messages) {
        return appendAll(conversationId, messages, OptionalLong.empty());
    }

    @Override
    public List<Message> appendAll(String conversationId, List<NewMessage> messages, long lastKnownTurn) {
        return appendAll(conversationId, messages, OptionalLong.of(lastKnownTurn));
    }

    private List<Message> appendAll(String conversationId, List<NewMessage> messages, OptionalLong lastKnownTurn) {
        return session.write(
                "messages.appendAll", tables -> new Appending(tables, conversationId, lastKnownTurn).all(messages));
    }

    @Override
    public MessageStream stream(String conversationId, NewMessage message) {
        return stream(conversationId, message, OptionalLong.empty());
    }

    @Override
    public MessageStream stream(String conversationId, NewMessage message, long lastKnownTurn) {
        return stream(conversationId, message, OptionalLong.of(lastKnownTurn));
    }

    private MessageStream stream(String conversationId, NewMessage message, OptionalLong lastKnownTurn) {
        database.requireNoTransaction();
        return session.write("messages.stream", tables -> {
            Message pending = new Appending(tables, conversationId, lastKnownTurn).pending(message);
            HeapStream stream = new HeapStream(database, tables.tenant(), pending);
            tables.begin(stream);
            return stream;
        });
    }

    @Override
    public Optional<Message> get(String id) {
        return session.read("messages.get", tables -> tables.findMessage(Inputs.id("id", id)));
    }

    @Override
    public Optional<Message> find(MessageFilter filter) {
        return session.read("messages.find", tables -> {
            Checks.hasCondition(requireNonNull(filter, "filter").isEmpty());
            return matching(tables, filter).findFirst();
        });
    }

    @Override
    public Page<Message> list(MessageQuery query) {
        return session.read("messages.list", tables -> {
            boolean byId = requireNonNull(query, "query").order() == MessageOrder.ID;
            return new Pages<Message>(
                            tables.tenant(),
                            query.signature(),
                            query.direction(),
                            message -> List.of(byId ? "" : Pages.sortable(message.turn()), message.id()))
                    .cut(matching(tables, query.filter()), query.page(), message -> view(message, query.page()));
        });
    }

    @Override
    public List<Message> latest(String conversationId, int n) {
        return session.read("messages.latest", tables -> {
            Inputs.notNegative("n", n);
            return tables.latest(Inputs.id("conversationId", conversationId), n);
        });
    }

    @Override
    public long count(MessageFilter filter) {
        return session.read(
                "messages.count",
                tables -> matching(tables, requireNonNull(filter, "filter")).count());
    }

    @Override
    public Message update(String id, MessagePatch patch) {
        return session.write("messages.update", tables -> {
            Checks.jsonObject(
                    "metadata", requireNonNull(patch, "patch").metadata().value());
            String content = requireNonNullElse(patch.content().value(), "");
            Inputs.longText("content", content, tables.options().contentLimit());
            Message old = tables.message(Inputs.id("id", id));
            Checks.version("message", id, patch.ifVersion(), old.version());
            if (patch.isEmpty()) {
                return old;
            }
            requireNotStreamed(old, patch);
            Message.Builder changed = patch.applyTo(old).version(old.version() + 1);
            return tables.put(
                    changed.updatedAt(tables.nowOrLater(old.updatedAt())).build());
        });
    }

    /** While a message is pending, all but its metadata is its stream's. */
    private static void requireNotStreamed(Message old, MessagePatch patch) {
        boolean metadataOnly = Stream.of(patch.role(), patch.content(), patch.status(), patch.statusReason())
                .noneMatch(FieldValue::isStated);
        if (old.status() == MessageStatus.PENDING && !metadataOnly) {
            throw new StateConflictException("message " + old.id() + " is pending: only its stream can change its role,"
                    + " content, status and reason; end the stream first");
        }
    }

    @Override
    public boolean delete(String id) {
        return session.write("messages.delete", tables -> {
            Optional<Message> gone = tables.findMessage(Inputs.id("id", id));
            gone.ifPresent(message -> {
                remove(tables, message.conversationId(), List.of(message));
                List.copyOf(tables.turns(message.conversationId()).values()).stream()
                        .filter(answer -> answer.replyTo().equals(Optional.of(id)))
                        .forEach(answer ->
                                tables.put(answer.toBuilder().replyTo(null).build()));
            });
            return gone.isPresent();
        });
    }

    /** What answers a deleted message has a later turn, and is deleted with it. */
    @Override
    public long deleteFrom(String conversationId, long turn) {
        return session.write("messages.deleteFrom", tables -> {
            Inputs.notNegative("turn", turn);
            tables.conversation(Inputs.id("conversationId", conversationId));
            List<Message> gone = List.copyOf(
                    tables.turns(conversationId, turn, Long.MAX_VALUE).values());
            remove(tables, conversationId, gone);
            return (long) gone.size();
        });
    }

    /** The last turn stays what it is, so a turn is never given out again. */
    private static void remove(Tables tables, String conversation, Collection<Message> gone) {
        gone.forEach(tables::remove);
        long left = tables.conversation(conversation).messageCount() - gone.size();
        tables.put(
                tables.conversation(conversation).toBuilder().messageCount(left).build());
    }

    @Override
    public List<Message> recoverPending(Duration olderThan) {
        return session.write("messages.recoverPending", tables -> {
            HeapEngine.requireDead(database, olderThan);
            return List.of();
        });
    }

    /** By turn if the filter states the conversation, and otherwise by id. */
    private static Stream<Message> matching(Tables tables, MessageFilter filter) {
        String conversation = filter.conversationId().value();
        Collection<Message> among = conversation == null
                ? tables.allMessages()
                : tables.turns(conversation).values();
        return among.stream().filter(filter::meets);
    }

    static Message view(Message message, PageRequest page) {
        return message.toBuilder().heavyFieldsOmitted(!page.heavyFields()).build();
    }
}
