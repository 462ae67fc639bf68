package dev.turnbase.mutants;

import static dev.turnbase.mutants.Twist.changing;
import static dev.turnbase.mutants.Twist.on;

import dev.turnbase.Conversations;
import dev.turnbase.Messages;
import dev.turnbase.model.Conversation;
import dev.turnbase.model.ConversationSummary;
import dev.turnbase.model.Message;
import dev.turnbase.query.InboxScope;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Mutants of C12 and C13. */
final class ConversationMutants {
    static final List<Mutant> ALL = List.of(
            Mutant.of(
                    "fork-one-turn-short",
                    "C12",
                    "forks the messages before the turn, without the one of the turn",
                    on(
                            Conversations.class,
                            "fork",
                            call -> call.proceedWith(1, Math.max(0, call.<Long>argument(1) - 1)))),
            Mutant.of(
                    "fork-forgets-source",
                    "C12",
                    "a fork does not know what it was forked from",
                    on(
                            Conversations.class,
                            "fork",
                            changing(
                                    Conversation.class,
                                    fork -> fork.toBuilder().forkedFrom(null).build()))),
            Mutant.remembering(
                    "fork-counts-turns-anew",
                    "C12",
                    "gives the messages of a fork the turns 1, 2, 3, whatever theirs were",
                    ConversationMutants::countedAnew),
            Mutant.of(
                    "archived-in-inbox",
                    "C13",
                    "shows archived conversations in the inbox unasked",
                    on(
                            Conversations.class,
                            "inbox",
                            call -> call.<Object>argument(1) == InboxScope.ACTIVE
                                    ? call.proceedWith(1, InboxScope.ALL)
                                    : call.proceed())),
            Mutant.of(
                    "last-read-moves-back",
                    "C13",
                    "markRead sets the turn that it is given, be it before the last one read",
                    on(
                            Conversations.class,
                            "markRead",
                            call -> call.<Conversation>answered().toBuilder()
                                    .lastReadTurn(call.argument(1))
                                    .build())),
            Mutant.of(
                    "unread-counts-read",
                    "C13",
                    "counts all messages of a conversation as unread",
                    on(
                            Conversations.class,
                            "inbox",
                            changing(ConversationSummary.class, ConversationMutants::allUnread))));

    private ConversationMutants() {}

    private static ConversationSummary allUnread(ConversationSummary summary) {
        return ConversationSummary.builder()
                .conversation(summary.conversation())
                .lastMessage(summary.lastMessage().orElse(null))
                .unreadCount(summary.conversation().messageCount())
                .build();
    }

    private static Twist countedAnew() {
        Map<String, Long> forks = new ConcurrentHashMap<>();
        return on(Conversations.class, "fork", call -> {
                    Conversation fork = call.answered();
                    forks.put(fork.id(), fork.lastTurn() - fork.messageCount());
                    return fork;
                })
                .and(
                        Messages.class,
                        "latest",
                        changing(
                                Message.class,
                                m -> m.toBuilder()
                                        .turn(Math.max(1, m.turn() - forks.getOrDefault(m.conversationId(), 0L)))
                                        .build()));
    }
}
