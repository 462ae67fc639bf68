package dev.turnbase.cli;

import java.util.List;

/**
 * A dialogue to store.
 *
 * @param title what its conversation is called
 * @param turns what is said, at least one turn
 */
record Transcript(String title, List<Turn> turns) {
    Transcript {
        turns = List.copyOf(turns);
    }

    /** Who speaks first, and so is the user. */
    String user() {
        return turns.get(0).speaker();
    }

    /**
     * One line of it.
     *
     * @param speaker who speaks
     * @param text what is said
     */
    record Turn(String speaker, String text) {}
}
