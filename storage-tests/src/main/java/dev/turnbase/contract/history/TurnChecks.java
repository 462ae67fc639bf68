package dev.turnbase.contract.history;

import static dev.turnbase.contract.history.Deed.APPEND;
import static dev.turnbase.contract.history.Deed.APPEND_AFTER;
import static dev.turnbase.contract.history.Deed.APPEND_ALL;
import static dev.turnbase.contract.history.Deed.APPEND_AND_DELETE;
import static dev.turnbase.contract.history.Deed.APPEND_BOTH;
import static dev.turnbase.contract.history.Deed.APPEND_NEITHER;
import static dev.turnbase.contract.history.Deed.APPEND_OF_LEAVER;
import static dev.turnbase.contract.history.Deed.APPEND_SAME;
import static dev.turnbase.contract.history.Deed.STREAM;

import dev.turnbase.model.Conversation;
import dev.turnbase.model.Message;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** Turns: without a gap, in the order of the commits, and nothing that was acknowledged is lost. */
final class TurnChecks {
    private static final int ALL = 1_000_000;

    private final Found found;
    private final World world;

    TurnChecks(Found found, World world) {
        this.found = found;
        this.world = world;
    }

    void run() {
        for (String conversation : World.CONVERSATIONS) {
            List<Event> appends = found
                    .done(APPEND, APPEND_ALL, APPEND_AFTER, APPEND_AND_DELETE, APPEND_OF_LEAVER, APPEND_SAME, STREAM)
                    .stream()
                    .filter(event -> event.about().equals(conversation))
                    .toList();
            List<Message> stored = world.storage().messages().latest(conversation, ALL);
            checkStored(appends, stored);
            checkTurns(conversation, appends, stored);
            checkOrder(appends);
        }
        checkBulks();
        checkConditions();
        checkOnce(APPEND_SAME, "one message for one id");
        checkPairs();
    }

    private static List<Long> turns(Event append) {
        return append.deed() == STREAM ? List.of(Long.valueOf(append.answer().split(",", -1)[0])) : append.numbers();
    }

    /** Each acknowledged append is there once, with its text and turn. */
    private void checkStored(List<Event> appends, List<Message> stored) {
        Map<String, Message> byText = new HashMap<>();
        for (Message message : stored) {
            Message other = byText.put(message.content(), message);
            found.require(
                    other == null,
                    "a message is stored twice: " + message + " and " + other,
                    near(appends, Set.of(message.turn())));
        }
        for (Event append : appends) {
            List<Long> turns = turns(append);
            for (int i = 0; i < turns.size(); i++) {
                Message message = byText.get(text(append, i));
                boolean deleted = append.deed() == APPEND_AND_DELETE;
                found.require(
                        deleted == (message == null),
                        "an append is acknowledged, but what is stored is " + message,
                        List.of(append));
                found.require(
                        message == null || message.turn() == turns.get(i),
                        "an append answered a turn, but what is stored is " + message,
                        List.of(append));
            }
        }
    }

    private static String text(Event append, int index) {
        return switch (append.deed()) {
            case APPEND_ALL -> append.given() + "." + index;
            case STREAM -> append.answer().split(",", -1)[1];
            default -> append.given().split(" ", -1)[0];
        };
    }

    /** What is stored and what was deleted are all turns from 1 to the last. */
    private void checkTurns(String conversation, List<Event> appends, List<Message> stored) {
        Set<Long> given = new TreeSet<>();
        stored.forEach(message -> given.add(message.turn()));
        List<Event> deleted = appends.stream()
                .filter(append -> append.deed() == APPEND_AND_DELETE)
                .toList();
        deleted.forEach(append -> given.add(append.number()));
        Conversation head = world.storage().conversations().get(conversation).orElseThrow();
        Set<Long> all =
                LongStream.rangeClosed(1, head.lastTurn()).boxed().collect(Collectors.toCollection(TreeSet::new));
        all.removeAll(given);
        found.require(all.isEmpty(), "turns of " + conversation + " were given to nobody: " + all, near(appends, all));
        found.require(
                given.size() == stored.size() + deleted.size(),
                "a turn of " + conversation + " was given twice",
                sharing(appends));
        found.require(
                head.messageCount() == stored.size(),
                conversation + " counts " + head.messageCount() + " messages and has " + stored.size(),
                deleted);
    }

    /** The appends that got turns near to some. */
    private static List<Event> near(List<Event> appends, Set<Long> turns) {
        return appends.stream()
                .filter(append -> turns(append).stream()
                        .anyMatch(turn -> turns.stream().anyMatch(other -> Math.abs(other - turn) <= 1)))
                .toList();
    }

    /** The appends that share a turn with another one. */
    private static List<Event> sharing(List<Event> appends) {
        return appends.stream()
                .filter(append -> appends.stream()
                        .anyMatch(other -> !other.equals(append) && !Collections.disjoint(turns(append), turns(other))))
                .toList();
    }

    /** An append that began when another one had ended has the later turn. */
    private void checkOrder(List<Event> appends) {
        List<Event> sorted = appends.stream()
                .filter(append -> append.deed() != APPEND_SAME)
                .sorted(Comparator.comparingLong(append -> turns(append).get(0)))
                .toList();
        for (int i = 1; i < sorted.size(); i++) {
            for (int j = Math.max(0, i - NEIGHBOURS); j < i; j++) {
                found.require(
                        !sorted.get(i).precedes(sorted.get(j)),
                        "an append that ended before another began has the later turn",
                        List.of(sorted.get(j), sorted.get(i)));
            }
        }
    }

    /** How far apart turns are compared; rounds keep those of others apart. */
    private static final int NEIGHBOURS = 64;

    private void checkBulks() {
        for (Event bulk : found.done(APPEND_ALL)) {
            List<Long> turns = bulk.numbers();
            boolean consecutive = turns.get(1) == turns.get(0) + 1 && turns.get(2) == turns.get(1) + 1;
            found.require(consecutive, "the turns of a bulk are not consecutive", List.of(bulk));
        }
    }

    private void checkConditions() {
        for (Event append : found.done(APPEND_AFTER)) {
            long known = Long.parseLong(append.given().split(" ", -1)[1]);
            found.require(
                    append.number() == known + 1,
                    "an append went in after another turn than it stated",
                    List.of(append));
        }
    }

    /** All who did the same got the same answer. */
    private void checkOnce(Deed deed, String what) {
        Function<Event, String> key = Event::given;
        Found.grouped(found.done(deed), key)
                .values()
                .forEach(same -> found.require(
                        same.stream().map(Event::answer).distinct().count() == 1, "not " + what, same));
    }

    /** A transaction over two conversations left a message in both, or in neither. */
    private void checkPairs() {
        List<Set<String>> texts = new ArrayList<>();
        for (String conversation : World.CONVERSATIONS) {
            texts.add(world.storage().messages().latest(conversation, ALL).stream()
                    .map(Message::content)
                    .collect(Collectors.toSet()));
        }
        for (Event both : found.done(APPEND_BOTH)) {
            found.require(
                    texts.stream().allMatch(each -> each.contains(both.given())),
                    "a transaction was acknowledged, and not all of it is stored",
                    List.of(both));
        }
        for (Event neither : found.done(APPEND_NEITHER)) {
            found.require(
                    texts.stream().noneMatch(each -> each.contains(neither.given())),
                    "a transaction was rolled back, and some of it is stored",
                    List.of(neither));
        }
    }
}
