package com.example.engine;

import static java.util.Objects.requireNonNull;

import dev.turnbase.error.AlreadyExistsException;
import dev.turnbase.error.InvalidInputException;
import dev.turnbase.error.NotFoundException;
import dev.turnbase.error.StateConflictException;
import dev.turnbase.model.Conversation;
import dev.turnbase.model.Inputs;
import dev.turnbase.model.Message;
import dev.turnbase.model.NewMessage;
import dev.turnbase.spi.Fingerprint;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Appends to one conversation: how a message gets its turn, and what is a replay of an earlier append. The caller holds
 * the lock of all writers, so the next turn is the last one and one.
 *
 * @param lastKnownTurn the last turn that the caller knows, if that matters
 */
record Appending(Tables tables, String conversationId, OptionalLong lastKnownTurn) {
    Message one(NewMessage message) {
        requireArguments();
        requireValid("", requireNonNull(message, "message"), false);
        return valid(List.of(message)).get(0);
    }

    List<Message> all(List<NewMessage> messages) {
        requireArguments();
        Checks.each("messages", messages, (at, message) -> requireValid(at, message, false));
        return messages.isEmpty() ? List.of() : valid(messages);
    }

    /** A stream is never a replay. */
    Message pending(NewMessage message) {
        requireArguments();
        requireValid("", requireNonNull(message, "message"), true);
        Conversation conversation = conversation();
        Optional<Message> known = message.id().flatMap(tables::findMessage);
        if (known.filter(this::isHere)
                .map(Message::id)
                .filter(tables::isStreamed)
                .isPresent()) {
            throw new StateConflictException("message " + known.get().id() + " is being streamed already");
        }
        if (known.isPresent()) {
            throw taken();
        }
        requireLastTurn(conversation);
        return next(message, tables.now());
    }

    /** What is wrong whatever is stored is told before what is missing. */
    private void requireArguments() {
        Inputs.id("conversationId", conversationId);
        Inputs.notNegative("lastKnownTurn", lastKnownTurn.orElse(0));
    }

    private List<Message> valid(List<NewMessage> messages) {
        Conversation conversation = conversation();
        List<Message> replays = replays(messages);
        if (!replays.isEmpty()) {
            return replays;
        }
        requireLastTurn(conversation);
        Instant now = tables.now();
        return messages.stream().map(message -> next(message, now)).toList();
    }

    /** What is stored of messages that were all appended before; empty if none was. Some but not all is a mistake. */
    private List<Message> replays(List<NewMessage> messages) {
        List<Message> replays =
                messages.stream().flatMap(each -> replay(each).stream()).toList();
        Set<String> ids = new HashSet<>();
        boolean repeated = messages.stream().flatMap(each -> each.id().stream()).anyMatch(id -> !ids.add(id));
        long known =
                ids.stream().filter(id -> tables.findMessage(id).isPresent()).count();
        boolean allOrNone = replays.isEmpty() || replays.size() == messages.size();
        if (repeated || known > replays.size() || !allOrNone) {
            throw taken();
        }
        return replays;
    }

    private Optional<Message> replay(NewMessage message) {
        return message.id()
                .flatMap(tables::findMessage)
                .filter(this::isHere)
                .filter(known -> Fingerprint.of(message).equals(tables.fingerprints.get(known.id())));
    }

    /** Stores a message at the next turn; its conversation grows and moves to the top of the inbox. */
    private Message next(NewMessage message, Instant now) {
        Conversation old = conversation();
        message.authorId().ifPresent(tables::user);
        message.replyTo()
                .map(tables::message)
                .filter(answered -> !isHere(answered))
                .ifPresent(elsewhere -> {
                    throw new NotFoundException("message", elsewhere.id());
                });
        Message appended = tables.put(message.toBuilder()
                .id(message.id().orElseGet(Ids::next))
                .conversationId(conversationId)
                .turn(old.lastTurn() + 1)
                .createdAt(now)
                .updatedAt(now)
                .build());
        if (!message.isPending()) {
            tables.fingerprints.put(appended.id(), Fingerprint.of(message));
        }
        Instant activity = now.isAfter(old.lastActivity()) ? now : old.lastActivity();
        tables.put(old.toBuilder()
                .lastTurn(appended.turn())
                .messageCount(old.messageCount() + 1)
                .lastActivity(activity)
                .updatedAt(activity.isAfter(old.updatedAt()) ? activity : old.updatedAt())
                .build());
        return appended;
    }

    private void requireValid(String at, NewMessage message, boolean streamed) {
        if (message.isPending() != streamed) {
            String problem = streamed ? "is whole; append it" : "is pending; open a stream for it, or give it its text";
            throw new InvalidInputException("message", problem);
        }
        Inputs.longText(at + "content", message.content(), tables.options().contentLimit());
        Checks.jsonObject(at + "metadata", message.metadata());
    }

    private void requireLastTurn(Conversation conversation) {
        lastKnownTurn.ifPresent(known -> {
            if (Inputs.notNegative("lastKnownTurn", known) != conversation.lastTurn()) {
                throw new StateConflictException("the last turn of conversation " + conversationId + " is "
                        + conversation.lastTurn() + ", not " + known + "; read what was added and decide anew");
            }
        });
    }

    private Conversation conversation() {
        return tables.conversation(Inputs.id("conversationId", conversationId));
    }

    private boolean isHere(Message message) {
        return message.conversationId().equals(conversationId);
    }

    private static AlreadyExistsException taken() {
        return new AlreadyExistsException("message", "id");
    }
}
