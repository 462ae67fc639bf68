package dev.turnbase.query;

/** What messages can be sorted by. */
public enum MessageOrder {
    /** The turn; only where the filter states the conversation. An index serves it. */
    TURN,
    /** The id, by code point: near the order of creation where the engine made the ids. An index serves it. */
    ID
}
