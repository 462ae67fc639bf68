package dev.turnbase.contract.history;

import static dev.turnbase.contract.history.Deed.ARCHIVE;
import static dev.turnbase.contract.history.Deed.DELETE;
import static dev.turnbase.contract.history.Deed.INCREMENT;
import static dev.turnbase.contract.history.Deed.MARK_READ;
import static dev.turnbase.contract.history.Deed.STREAM;
import static dev.turnbase.contract.history.Deed.TRANSFER;
import static dev.turnbase.contract.history.Deed.UPDATE_VERSION;

import dev.turnbase.model.Conversation;
import java.util.List;
import java.util.function.Function;
import java.util.stream.LongStream;

/** Rows: no update is lost, one wins per version, one of many deletes or streams. */
final class RowChecks {
    private final Found found;
    private final World world;

    RowChecks(Found found, World world) {
        this.found = found;
        this.world = world;
    }

    void run(List<Seen> seen) {
        checkCounter();
        checkVersions();
        checkOneOfEach(DELETE, "true", "several deleted the same conversation");
        checkStreams();
        seen.forEach(this::checkChanges);
    }

    /** Each increment saw the one before. */
    private void checkCounter() {
        List<Event> increments = found.done(INCREMENT);
        List<Long> counted = increments.stream().map(Event::number).sorted().toList();
        List<Long> expected =
                LongStream.rangeClosed(1, increments.size()).boxed().toList();
        found.require(counted.equals(expected), "an increment is lost", increments);
        String title =
                world.storage().conversations().get(World.COUNTER).orElseThrow().title();
        found.require(title.equals(String.valueOf(increments.size())), "the counter stands at " + title, increments);
    }

    private void checkVersions() {
        Found.grouped(found.done(UPDATE_VERSION), Event::given)
                .forEach((version, winners) ->
                        found.require(winners.size() == 1, "several won version " + version, winners));
        long version = world.storage()
                .conversations()
                .get(World.VERSIONED)
                .orElseThrow()
                .version();
        List<Event> updates = found.done(UPDATE_VERSION);
        found.require(version == updates.size() + 1, "the version stands at " + version, updates);
    }

    private void checkOneOfEach(Deed deed, String answer, String what) {
        found.doneByAbout(deed).values().forEach(same -> {
            long times =
                    same.stream().filter(event -> event.answer().equals(answer)).count();
            found.require(times <= 1, what, same);
        });
        Found.grouped(found.all().stream().filter(event -> event.deed() == deed).toList(), Event::about)
                .values()
                .forEach(same -> found.require(
                        same.stream().anyMatch(event -> event.answer().equals(answer)), "nobody did it", same));
    }

    private void checkStreams() {
        Found.grouped(found.done(STREAM), Event::given)
                .values()
                .forEach(same -> found.require(same.size() == 1, "several streamed the same message", same));
    }

    /** What all did in a round is what is there after it. */
    private void checkChanges(Seen seen) {
        for (Conversation now : seen.conversations()) {
            checkChange(ARCHIVE, seen.round(), now, each -> String.valueOf(each.archived()));
            checkChange(TRANSFER, seen.round(), now, each -> each.ownerId().orElse("nobody"));
            List<Event> marks = found.doneByAbout(MARK_READ).getOrDefault(now.id(), List.of()).stream()
                    .filter(mark -> mark.round() <= seen.round())
                    .toList();
            long most = marks.stream()
                    .mapToLong(mark -> Long.parseLong(mark.given()))
                    .max()
                    .orElse(0);
            found.require(
                    now.lastReadTurn() >= most,
                    "after round " + seen.round() + " " + now.id() + " is read up to " + now.lastReadTurn(),
                    marks);
        }
    }

    private void checkChange(Deed deed, int round, Conversation now, Function<Conversation, String> value) {
        List<Event> changes = found.doneByAbout(deed).getOrDefault(now.id(), List.of()).stream()
                .filter(change -> change.round() == round)
                .toList();
        changes.forEach(change -> found.require(
                change.answer().equals(change.given()), "a change answered something else", List.of(change)));
        found.require(
                changes.isEmpty() || changes.get(0).given().equals(value.apply(now)),
                "a change is lost: after round " + round + " it is " + value.apply(now),
                changes);
    }
}
