package dev.turnbase.query;

/** What conversations can be sorted by; ties go by id. */
public enum ConversationOrder {
    /** The time of creation. An index serves it. */
    CREATED_AT,
    /**
     * The time of the last activity. An index serves it where the filter states the owner and whether archived;
     * otherwise the conversations that the filter leaves are sorted.
     */
    LAST_ACTIVITY,
    /** The title, by code point. The conversations that the filter leaves are sorted. */
    TITLE,
    /** The id, by code point. An index serves it. */
    ID
}
