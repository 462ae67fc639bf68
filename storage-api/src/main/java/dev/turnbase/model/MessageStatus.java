package dev.turnbase.model;

/** Where a message stands. Constants may be added in a minor version. */
public enum MessageStatus {
    /** A stream is, or was, writing it; its content is the text so far. */
    PENDING,
    /** Whole. */
    COMPLETE,
    /** Its stream failed, or died and was recovered; the text so far is kept. */
    FAILED,
    /** Its stream was closed without being completed; the text so far is kept. */
    CANCELLED
}
