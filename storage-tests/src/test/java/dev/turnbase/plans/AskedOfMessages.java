package dev.turnbase.plans;

import static dev.turnbase.plans.Asked.pages;
import static dev.turnbase.plans.Asked.served;
import static dev.turnbase.plans.Asked.tolerated;

import dev.turnbase.Messages;
import dev.turnbase.model.MessageStatus;
import dev.turnbase.query.Direction;
import dev.turnbase.query.MessageFilter;
import dev.turnbase.query.MessageOrder;
import dev.turnbase.query.MessageQuery;
import dev.turnbase.query.PageRequest;
import java.util.ArrayList;
import java.util.List;

/** What is asked of messages. */
final class AskedOfMessages {
    private static final int DEPTH = 20_000;
    private static final String NO_INDEX = "an index would cost every append";

    private AskedOfMessages() {}

    static List<Asked> of(Messages messages) {
        MessageFilter ofLong = MessageFilter.any().conversation(BigDatabase.LONG);
        List<Asked> asked = new ArrayList<>(List.of(
                served("messages.get", () -> messages.get(BigDatabase.MESSAGE)),
                served("messages.latest", () -> messages.latest(BigDatabase.LONG, Asked.PAGE)),
                served(
                        "messages.find id",
                        () -> messages.find(MessageFilter.any().id(BigDatabase.MESSAGE))),
                served("messages.find turn", () -> messages.find(ofLong.turn(DEPTH))),
                served(
                        "messages.find replyTo",
                        () -> messages.find(MessageFilter.any().replyTo("m-2345-3"))),
                served(
                        "messages.find reply to none",
                        () -> messages.find(MessageFilter.any().replyTo("m-2345-4"))),
                served(
                        "messages.find author",
                        () -> messages.find(MessageFilter.any().author(BigDatabase.USER))),
                served(
                        "messages.find author of none",
                        () -> messages.find(MessageFilter.any().author("u-9999"))),
                served(
                        "messages.list after a turn",
                        () -> messages.list(MessageQuery.where(ofLong.afterTurn(BigDatabase.LONG_TURNS - 10)))),
                served(
                        "messages.count replyTo",
                        () -> messages.count(MessageFilter.any().replyTo("m-2345-3"))),
                served(
                        "messages.count after a turn",
                        () -> messages.count(ofLong.afterTurn(BigDatabase.LONG_TURNS - 10))),
                tolerated(
                        "messages.count conversation",
                        BigDatabase.LONG_TURNS,
                        "it counts what is there",
                        () -> messages.count(ofLong)),
                tolerated(
                        "messages.find role",
                        BigDatabase.MESSAGES,
                        NO_INDEX,
                        () -> messages.find(MessageFilter.any().role("nobody"))),
                tolerated(
                        "messages.find status",
                        BigDatabase.MESSAGES,
                        NO_INDEX,
                        () -> messages.find(MessageFilter.any().status(MessageStatus.FAILED))),
                tolerated(
                        "messages.find content",
                        BigDatabase.MESSAGES,
                        NO_INDEX,
                        () -> messages.find(MessageFilter.any().content("none"))),
                tolerated(
                        "messages.find content of one conversation",
                        BigDatabase.LONG_TURNS,
                        NO_INDEX,
                        () -> messages.find(ofLong.content("x")))));
        for (Direction direction : Direction.values()) {
            addLists(asked, messages, direction);
        }
        return asked;
    }

    private static void addLists(List<Asked> asked, Messages messages, Direction direction) {
        MessageFilter ofLong = MessageFilter.any().conversation(BigDatabase.LONG);
        MessageQuery byTurn = MessageQuery.where(ofLong).orderBy(MessageOrder.TURN, direction);
        asked.addAll(pages("messages.list by TURN " + direction, DEPTH, page -> messages.list(byTurn.page(page))));
        MessageQuery tail = MessageQuery.where(ofLong.afterTurn(100)).orderBy(MessageOrder.TURN, direction);
        asked.addAll(pages(
                "messages.list after a turn by TURN " + direction, DEPTH, page -> messages.list(tail.page(page))));
        MessageQuery byId = MessageQuery.all().orderBy(MessageOrder.ID, direction);
        asked.addAll(pages("messages.list by ID " + direction, DEPTH, page -> messages.list(byId.page(page))));
        MessageQuery ofAuthor =
                MessageQuery.where(MessageFilter.any().author(BigDatabase.USER)).orderBy(MessageOrder.ID, direction);
        asked.add(served(
                "messages.list of an author by ID " + direction,
                () -> messages.list(ofAuthor.page(PageRequest.first(Asked.PAGE)))));
        MessageQuery ofOneById = MessageQuery.where(ofLong).orderBy(MessageOrder.ID, direction);
        asked.add(tolerated(
                "messages.list of a conversation by ID " + direction,
                BigDatabase.MESSAGES,
                "its index has the order of turns",
                () -> messages.list(ofOneById.page(PageRequest.first(Asked.PAGE)))));
    }
}
