package dev.turnbase.contract.history;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The events of a history, asked for in several ways, and the violations found in it. */
final class Found {
    private final List<Event> events;
    private final List<Violation> violations = new ArrayList<>();

    Found(Collection<Event> events) {
        this.events = List.copyOf(events);
    }

    List<Event> all() {
        return events;
    }

    /** Those of some deeds that succeeded. */
    List<Event> done(Deed... deeds) {
        return events.stream()
                .filter(event -> event.succeeded() && Arrays.asList(deeds).contains(event.deed()))
                .toList();
    }

    /** Those of some deeds that succeeded, by what they were about. */
    Map<String, List<Event>> doneByAbout(Deed... deeds) {
        return grouped(done(deeds), Event::about);
    }

    static Map<String, List<Event>> grouped(List<Event> events, Function<Event, String> key) {
        return events.stream().collect(Collectors.groupingBy(key, TreeMap::new, Collectors.toList()));
    }

    /** Notes a violation unless something holds. */
    void require(boolean holds, String what, List<Event> shown) {
        if (!holds) {
            violations.add(new Violation(what, shown));
        }
    }

    List<Violation> violations() {
        return List.copyOf(violations);
    }
}
