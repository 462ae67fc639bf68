package dev.turnbase.query;

/** Which way a list is sorted; the id that breaks ties goes the same way. */
public enum Direction {
    /** Smallest, oldest or alphabetically first at the top. */
    ASCENDING,
    /** Largest, newest or alphabetically last at the top. */
    DESCENDING
}
