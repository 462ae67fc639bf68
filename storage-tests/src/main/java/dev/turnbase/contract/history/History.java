package dev.turnbase.contract.history;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** All that workers did in a world, and what is seen of it between their rounds. Not thread-safe. */
public final class History {
    private static final int MOST_TOLD = 5;

    private final World world;
    private final List<Event> events = new ArrayList<>();
    private final List<Seen> seen = new ArrayList<>();

    /** Of a world in which nothing has happened yet. */
    public History(World world) {
        this.world = world;
    }

    /** Adds what was done in a round; nobody writes now. */
    public void add(int round, Collection<Event> done) {
        events.addAll(done);
        seen.add(Seen.of(world, round));
    }

    /** What can't be true of a right engine, with the events that show it; empty if there is nothing. */
    public String violations() {
        Found found = new Found(events);
        for (Event event : events) {
            found.require(
                    event.deed().allows(event.outcome()), "an operation met what it must not meet", List.of(event));
        }
        new TurnChecks(found, world).run();
        new RowChecks(found, world).run(seen);
        new UserChecks(found, world).run();
        List<Violation> violations = found.violations();
        return violations.stream().limit(MOST_TOLD).map(Violation::toString).collect(Collectors.joining("\n\n"));
    }

    /** How often each deed was done, and how often refused. */
    public String counts() {
        Map<String, Long> counts = new TreeMap<>(events.stream()
                .collect(Collectors.groupingBy(event -> event.deed() + " " + event.outcome(), Collectors.counting())));
        return counts.toString();
    }
}
