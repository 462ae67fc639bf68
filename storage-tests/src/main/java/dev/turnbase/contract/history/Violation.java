package dev.turnbase.contract.history;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What can't be true of a right engine.
 *
 * @param what a sentence
 * @param events those that show it
 */
record Violation(String what, List<Event> events) {
    private static final int MOST_SHOWN = 40;
    private static final double NANOS_PER_MILLI = 1e6;

    /** The sentence, and the events on one axis of time for each process. */
    @Override
    public String toString() {
        long zero = events.stream().mapToLong(Event::begun).min().orElse(0);
        return what
                + events.stream()
                        .sorted(Comparator.comparingInt(Event::round).thenComparingLong(Event::begun))
                        .limit(MOST_SHOWN)
                        .map(event -> told(event, zero))
                        .collect(Collectors.joining("\n  ", ":\n  ", ""))
                + (events.size() > MOST_SHOWN ? "\n  and " + (events.size() - MOST_SHOWN) + " more" : "");
    }

    private static String told(Event event, long zero) {
        return String.format(
                "round %3d  %9.3f to %9.3f ms  %-6s %s %s %s -> %s %s",
                event.round(),
                (event.begun() - zero) / NANOS_PER_MILLI,
                (event.ended() - zero) / NANOS_PER_MILLI,
                event.worker(),
                event.deed(),
                event.about(),
                event.given(),
                event.outcome(),
                event.answer());
    }
}
