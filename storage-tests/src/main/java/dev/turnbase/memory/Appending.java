package dev.turnbase.memory;

import static java.util.Objects.requireNonNull;

import dev.turnbase.error.AlreadyExistsException;
import dev.turnbase.error.InvalidInputException;
import dev.turnbase.error.NotFoundException;
import dev.turnbase.error.StateConflictException;
import dev.turnbase.memory.MessageRow.Lease;
import dev.turnbase.model.Conversation;
import dev.turnbase.model.Inputs;
import dev.turnbase.model.Message;
import dev.turnbase.model.MessageStatus;
import dev.turnbase.model.NewMessage;
import dev.turnbase.spi.Fingerprint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gives messages the next turns of their conversation, unless they were appended before. */
record Appending(Store store, Rows rows) {
    Message one(String conversationId, NewMessage message, @Nullable Long lastKnownTurn) {
        requireValid("", requireNonNull(message, "message"), false);
        return append(conversationId, List.of(message), lastKnownTurn).get(0);
    }

    List<Message> all(String conversationId, List<NewMessage> messages, @Nullable Long lastKnownTurn) {
        Texts.each("messages", messages, (place, message) -> requireValid(place + ".", message, false));
        return messages.isEmpty() ? List.of() : append(conversationId, messages, lastKnownTurn);
    }

    Message pending(String conversationId, NewMessage message, @Nullable Long lastKnownTurn, Object holder) {
        requireValid("", requireNonNull(message, "message"), true);
        Conversation conversation = rows.conversation(Inputs.id("conversationId", conversationId));
        MessageRow known = message.id().map(rows.messages::get).orElse(null);
        if (known != null
                && known.lease() != null
                && known.stored().conversationId().equals(conversationId)) {
            throw new StateConflictException("message " + known.stored().id() + " is being streamed already");
        }
        if (known != null) {
            throw new AlreadyExistsException("message", "id");
        }
        requireLastTurn(conversation, lastKnownTurn);
        Instant now = store.now();
        return next(conversationId, message, "", new Lease(holder, now, null), now);
    }

    void requireLength(String field, String content) {
        Inputs.longText(field, content, store.options.contentLimit());
    }

    private void requireValid(String place, NewMessage message, boolean streamed) {
        if (message.isPending() != streamed) {
            throw new InvalidInputException(
                    "message",
                    streamed ? "is whole; append it" : "is pending; open a stream for it, or give it its text");
        }
        requireLength(place + "content", message.content());
        Texts.requireObject(place + "metadata", message.metadata());
    }

    private List<Message> append(String conversationId, List<NewMessage> messages, @Nullable Long lastKnownTurn) {
        Conversation conversation = rows.conversation(Inputs.id("conversationId", conversationId));
        List<Message> replays = replays(conversationId, messages);
        if (!replays.isEmpty()) {
            return replays;
        }
        requireLastTurn(conversation, lastKnownTurn);
        Instant now = store.now();
        return messages.stream()
                .map(message -> next(conversationId, message, Fingerprint.of(message), null, now))
                .toList();
    }

    /** What is stored of messages that were all appended before; nothing if none was. */
    private List<Message> replays(String conversationId, List<NewMessage> messages) {
        Set<String> ids = new HashSet<>();
        List<Message> stored = new ArrayList<>();
        for (NewMessage message : messages) {
            String id = message.id().orElse(null);
            MessageRow known = id == null ? null : rows.messages.get(id);
            boolean replay = known != null
                    && known.stored().conversationId().equals(conversationId)
                    && known.fingerprint().equals(Fingerprint.of(message));
            if (id != null && (!ids.add(id) || (known != null && !replay))) {
                throw new AlreadyExistsException("message", "id");
            }
            if (known != null) {
                stored.add(known.message());
            }
        }
        if (!stored.isEmpty() && stored.size() < messages.size()) {
            throw new AlreadyExistsException("message", "id");
        }
        return stored;
    }

    private static void requireLastTurn(Conversation conversation, @Nullable Long known) {
        if (known != null && Inputs.notNegative("lastKnownTurn", known) != conversation.lastTurn()) {
            throw new StateConflictException("the last turn of conversation " + conversation.id() + " is "
                    + conversation.lastTurn() + ", not " + known + "; read what was added and decide anew");
        }
    }

    private Message next(
            String conversationId, NewMessage message, String fingerprint, @Nullable Lease lease, Instant now) {
        Conversation conversation = rows.conversation(conversationId);
        message.authorId().ifPresent(rows::user);
        message.replyTo().ifPresent(answered -> requireSameConversation(conversationId, answered));
        Message appended = Message.builder()
                .id(message.id().orElseGet(store::newId))
                .conversationId(conversationId)
                .turn(conversation.lastTurn() + 1)
                .role(message.role())
                .content(message.content())
                .status(lease == null ? MessageStatus.COMPLETE : MessageStatus.PENDING)
                .authorId(message.authorId().orElse(null))
                .replyTo(message.replyTo().orElse(null))
                .metadata(message.metadata())
                .createdAt(now)
                .updatedAt(now)
                .build();
        Instant activity = Copies.later(now, conversation.lastActivity());
        rows.put(Copies.of(conversation)
                .lastTurn(appended.turn())
                .messageCount(conversation.messageCount() + 1)
                .lastActivity(activity)
                .updatedAt(Copies.later(activity, conversation.updatedAt()))
                .build());
        rows.put(new MessageRow(appended, fingerprint, lease));
        return appended;
    }

    private void requireSameConversation(String conversationId, String answered) {
        MessageRow row = rows.messages.get(answered);
        if (row == null || !row.stored().conversationId().equals(conversationId)) {
            throw new NotFoundException("message", answered);
        }
    }
}
