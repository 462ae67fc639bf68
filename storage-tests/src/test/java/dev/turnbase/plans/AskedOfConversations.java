package dev.turnbase.plans;

import static dev.turnbase.plans.Asked.pages;
import static dev.turnbase.plans.Asked.served;
import static dev.turnbase.plans.Asked.tolerated;

import dev.turnbase.Conversations;
import dev.turnbase.query.ConversationFilter;
import dev.turnbase.query.ConversationOrder;
import dev.turnbase.query.ConversationQuery;
import dev.turnbase.query.Direction;
import dev.turnbase.query.InboxScope;
import dev.turnbase.query.PageRequest;
import java.util.ArrayList;
import java.util.List;

/** What is asked of conversations. */
final class AskedOfConversations {
    private static final int DEPTH = 10_000;
    private static final int INBOX_DEPTH = 300;
    private static final String NO_INDEX = "an index would cost every create, and the inbox does not need it";
    private static final String OWNERS =
            "the owner's conversations are sorted; the inbox has an index for its own order";

    private AskedOfConversations() {}

    static List<Asked> of(Conversations conversations) {
        List<Asked> asked = new ArrayList<>(List.of(
                served("conversations.get", () -> conversations.get(BigDatabase.CONVERSATION)),
                served("conversations.open", () -> conversations.open(BigDatabase.LONG, Asked.PAGE)),
                served(
                        "conversations.find id",
                        () -> conversations.find(ConversationFilter.any().id(BigDatabase.CONVERSATION))),
                served(
                        "conversations.find owner",
                        () -> conversations.find(ConversationFilter.any().owner(BigDatabase.USER))),
                served(
                        "conversations.find id and owner",
                        () -> conversations.find(ConversationFilter.any()
                                .id(BigDatabase.CONVERSATION)
                                .owner(BigDatabase.USER))),
                tolerated(
                        "conversations.find title",
                        BigDatabase.CONVERSATIONS,
                        NO_INDEX,
                        () -> find(conversations, any().title("Title 2000100"))),
                tolerated(
                        "conversations.find agent",
                        BigDatabase.CONVERSATIONS,
                        NO_INDEX,
                        () -> find(conversations, any().agent("nobody"))),
                tolerated(
                        "conversations.find primer",
                        BigDatabase.CONVERSATIONS,
                        NO_INDEX,
                        () -> find(conversations, any().primer("none"))),
                tolerated(
                        "conversations.find fork",
                        BigDatabase.CONVERSATIONS,
                        NO_INDEX,
                        () -> find(conversations, any().forkedFrom("c-1")))));
        for (InboxScope scope : InboxScope.values()) {
            asked.addAll(pages(
                    "inbox " + scope, INBOX_DEPTH, page -> conversations.inbox(BigDatabase.BUSY_USER, scope, page)));
            asked.add(served(
                    "inbox " + scope + " of a user with few",
                    () -> conversations.inbox(BigDatabase.USER, scope, PageRequest.first(Asked.PAGE))));
        }
        for (Direction direction : Direction.values()) {
            addLists(asked, conversations, direction);
        }
        return asked;
    }

    private static void addLists(List<Asked> asked, Conversations conversations, Direction direction) {
        for (ConversationOrder order : ConversationOrder.values()) {
            String name = "conversations.list by " + order + ' ' + direction;
            ConversationQuery all = ConversationQuery.all().orderBy(order, direction);
            if (order == ConversationOrder.CREATED_AT || order == ConversationOrder.ID) {
                asked.addAll(pages(name, DEPTH, page -> conversations.list(all.page(page))));
            } else {
                asked.add(tolerated(
                        name,
                        BigDatabase.CONVERSATIONS,
                        NO_INDEX,
                        () -> conversations.list(all.page(PageRequest.first(Asked.PAGE)))));
            }
            ConversationQuery owned =
                    ConversationQuery.where(any().owner(BigDatabase.BUSY_USER)).orderBy(order, direction);
            asked.add(tolerated(
                    name + " of an owner",
                    BigDatabase.CONVERSATIONS,
                    OWNERS,
                    () -> conversations.list(owned.page(PageRequest.first(Asked.PAGE)))));
        }
        ConversationQuery active = ConversationQuery.where(
                        any().owner(BigDatabase.BUSY_USER).archived(false))
                .orderBy(ConversationOrder.LAST_ACTIVITY, direction);
        asked.addAll(pages(
                "conversations.list active of an owner by LAST_ACTIVITY " + direction,
                INBOX_DEPTH,
                page -> conversations.list(active.page(page))));
    }

    private static ConversationFilter any() {
        return ConversationFilter.any();
    }

    private static void find(Conversations conversations, ConversationFilter filter) {
        conversations.find(filter);
    }
}
