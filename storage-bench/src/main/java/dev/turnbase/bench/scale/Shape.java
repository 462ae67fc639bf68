package dev.turnbase.bench.scale;

import java.util.stream.Stream;

/**
 * How messages are spread: one long conversation, and short ones that users have in turn.
 *
 * @param messages how many there are
 */
record Shape(int messages) {
    /** How many messages a short conversation has. */
    static final int SHORT = 100;

    static final int USERS = 1_000;

    private static final int LONGEST = 100_000;
    private static final int LONG_PART = 10;

    /** How long the long conversation is. */
    int longest() {
        return Math.min(LONGEST, messages / LONG_PART);
    }

    /** How many short conversations there are; the last one may have fewer messages. */
    int conversations() {
        return (messages - longest() + SHORT - 1) / SHORT;
    }

    /** How many messages a short conversation has. */
    int length(int conversation) {
        return Math.min(SHORT, messages - longest() - conversation * SHORT);
    }

    /** How many of the users have a conversation. */
    int owners() {
        return Math.min(USERS, conversations());
    }

    /** How many messages a bulk of the long conversation has, bulk by bulk. */
    Stream<Integer> bulks(int most) {
        return Stream.iterate(longest(), left -> left > 0, left -> left - most).map(left -> Math.min(most, left));
    }
}
