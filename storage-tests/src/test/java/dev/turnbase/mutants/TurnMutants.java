package dev.turnbase.mutants;

import static dev.turnbase.mutants.Twist.changing;
import static dev.turnbase.mutants.Twist.on;
import static dev.turnbase.mutants.Twist.refused;

import dev.turnbase.Conversations;
import dev.turnbase.Messages;
import dev.turnbase.error.AlreadyExistsException;
import dev.turnbase.error.NotFoundException;
import dev.turnbase.model.Conversation;
import dev.turnbase.model.Message;
import dev.turnbase.model.NewMessage;
import dev.turnbase.query.MessageFilter;
import dev.turnbase.query.MessageQuery;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Mutants of M1 to M9. */
final class TurnMutants {
    static final List<Mutant> ALL = List.of(
            Mutant.of("turns-from-zero", "M1", "counts turns from 0", on(Messages.class, "append", call -> {
                Message message = call.answered();
                return message.toBuilder().turn(message.turn() - 1).build();
            })),
            Mutant.of(
                    "failure-uses-up-turn",
                    "M2",
                    "takes the next turn before it looks whether the author and the message replied to are there",
                    on(Messages.class, "append", call -> {
                        try {
                            return call.proceed();
                        } catch (NotFoundException e) {
                            if (!e.entity().equals("conversation")) {
                                useUpTurn(call);
                            }
                            throw e;
                        }
                    })),
            Mutant.remembering(
                    "turn-of-deleted-again",
                    "M3",
                    "the next turn is one more than the last message's, so that a deleted last turn comes again",
                    () -> {
                        Map<String, Long> reused = new ConcurrentHashMap<>();
                        return on(Messages.class, "append", call -> {
                                    Message message = call.answered();
                                    return message.toBuilder()
                                            .turn(message.turn() - reused.getOrDefault(message.conversationId(), 0L))
                                            .build();
                                })
                                .and(Messages.class, "deleteFrom", call -> {
                                    long deleted = call.<Long>answered();
                                    reused.merge(call.argument(0), deleted, Long::sum);
                                    return deleted;
                                });
                    }),
            Mutant.of(
                    "append-moves-nothing",
                    "M4",
                    "an append does not move its conversation's last activity",
                    on(
                            Conversations.class,
                            "get",
                            changing(
                                    Conversation.class,
                                    c -> c.toBuilder()
                                            .lastActivity(c.createdAt())
                                            .build()))),
            Mutant.of(
                    "replay-writes-again",
                    "M5",
                    "appends a message with a known id once more, under an id of its own",
                    on(Messages.class, "append", call -> {
                        NewMessage message = call.argument(1);
                        boolean known = message.id().isPresent()
                                && call.storage()
                                        .messages()
                                        .get(message.id().get())
                                        .isPresent();
                        return call.proceedWith(1, known ? Copies.withoutId(message) : message);
                    })),
            Mutant.of(
                    "bulk-of-some-replays",
                    "M5",
                    "appends what is new of a bulk of which some was appended before",
                    on(Messages.class, "appendAll", refused(AlreadyExistsException.class, (call, e) -> {
                        Messages messages = call.storage().messages();
                        return call.<List<NewMessage>>argument(1).stream()
                                .map(each -> messages.append(call.argument(0), each))
                                .toList();
                    }))),
            Mutant.of(
                    "replay-across-conversations",
                    "M5",
                    "answers the stored message though it is of another conversation",
                    on(Messages.class, "append", call -> {
                        try {
                            return call.proceed();
                        } catch (AlreadyExistsException e) {
                            NewMessage message = call.argument(1);
                            return call.storage()
                                    .messages()
                                    .get(message.id().orElseThrow())
                                    .orElseThrow();
                        }
                    })),
            Mutant.of(
                    "bulk-in-reverse",
                    "M6",
                    "gives the messages of a bulk their turns in reverse order",
                    on(Messages.class, "appendAll", call -> {
                        List<NewMessage> reversed = new ArrayList<>(call.<List<NewMessage>>argument(1));
                        Collections.reverse(reversed);
                        List<Object> appended = new ArrayList<>();
                        if (call.proceedWith(1, reversed) instanceof List<?> answer) {
                            appended.addAll(answer);
                        }
                        Collections.reverse(appended);
                        return appended;
                    })),
            Mutant.of(
                    "latest-one-too-many",
                    "M7",
                    "latest answers one message more than asked for",
                    on(Messages.class, "latest", call -> {
                        int n = call.argument(1);
                        return call.proceed(call.argument(0), n + 1);
                    })),
            Mutant.of(
                    "latest-newest-first",
                    "M7",
                    "latest answers the newest message first",
                    on(Messages.class, "latest", call -> {
                        List<Message> messages = new ArrayList<>(call.<List<Message>>answered());
                        Collections.reverse(messages);
                        return messages;
                    })),
            Mutant.of(
                    "tail-includes-its-turn",
                    "M7",
                    "the list after a turn begins with the message of that turn",
                    on(Messages.class, "list", call -> call.proceed(including(call.argument(0))))),
            Mutant.of(
                    "last-known-turn-unchecked",
                    "M8",
                    "append ignores the last turn that the caller knows",
                    on(
                            Messages.class,
                            "append",
                            call -> call.arity() == 2
                                    ? call.proceed()
                                    : call.storage().messages().append(call.argument(0), call.argument(1)))),
            Mutant.of(
                    "reply-across-conversations",
                    "M9",
                    "takes a reply to a message of another conversation",
                    on(Messages.class, "append", call -> {
                        NewMessage message = call.argument(1);
                        try {
                            return call.proceed();
                        } catch (NotFoundException e) {
                            String answered = message.replyTo().orElse("");
                            if (!e.id().equals(answered)
                                    || call.storage().messages().get(answered).isEmpty()) {
                                throw e;
                            }
                            return call.storage()
                                    .messages()
                                    .append(call.argument(0), NewMessage.of(message.role(), message.content()));
                        }
                    })));

    private TurnMutants() {}

    private static void useUpTurn(Call call) {
        Messages messages = call.storage().messages();
        messages.delete(
                messages.append(call.argument(0), NewMessage.of("nobody", "")).id());
    }

    private static MessageQuery including(MessageQuery query) {
        MessageFilter filter = query.filter();
        Long after = filter.afterTurn().value();
        return after == null || after == 0
                ? query
                : MessageQuery.where(filter.afterTurn(after - 1))
                        .orderBy(query.order(), query.direction())
                        .page(query.page());
    }
}
