package dev.turnbase.contract.history;

import java.util.List;

/**
 * An operation and what came of it.
 *
 * @param round operations of one round may overlap; a round begins when all of the one before have ended
 * @param worker who did it
 * @param begun when, by the worker's process's own clock, in nanoseconds
 * @param ended likewise
 * @param about what it was done to: an id, an identity, the name of a tenant
 * @param given what was handed over, if anything
 * @param outcome {@value #OK}, or the code or the type of what it threw
 * @param answer what it answered
 */
public record Event(
        int round,
        String worker,
        long begun,
        long ended,
        Deed deed,
        String about,
        String given,
        String outcome,
        String answer) {
    static final String OK = "ok";
    private static final String SEPARATOR = "\t";
    private static final int FIELDS = 9;

    boolean succeeded() {
        return outcome.equals(OK);
    }

    long number() {
        return Long.parseLong(answer);
    }

    List<Long> numbers() {
        return List.of(answer.split(",", -1)).stream().map(Long::valueOf).toList();
    }

    /** Whether it had ended for certain when the other one began. */
    boolean precedes(Event other) {
        return round < other.round || (process().equals(other.process()) && ended < other.begun);
    }

    private String process() {
        return worker.substring(0, worker.indexOf('/'));
    }

    /** Whether it found one of the rows that stand throughout, as it can't in a database of its own. */
    public boolean isOnStandingRow() {
        return succeeded() && World.CONVERSATIONS.contains(about);
    }

    /** As a line of text that {@link #parsed} reads. */
    public String line() {
        return String.join(
                SEPARATOR,
                String.valueOf(round),
                worker,
                String.valueOf(begun),
                String.valueOf(ended),
                deed.name(),
                about,
                given,
                outcome,
                answer);
    }

    /** The event of a line of text. */
    public static Event parsed(String line) {
        String[] field = line.split(SEPARATOR, FIELDS);
        return new Event(
                Integer.parseInt(field[0]),
                field[1],
                Long.parseLong(field[2]),
                Long.parseLong(field[3]),
                Deed.valueOf(field[4]),
                field[5],
                field[6],
                field[7],
                field[8]);
    }
}
