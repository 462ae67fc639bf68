package dev.turnbase.query;

/** What users can be sorted by; ties go by id. */
public enum UserOrder {
    /** The time of creation. An index serves it. */
    CREATED_AT,
    /** The id, by code point. An index serves it. */
    ID
}
