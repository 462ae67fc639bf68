package dev.turnbase;

/**
 * Is told what an engine does, for metrics and tracing. Called on the thread that did the work, after it; it should be
 * quick, must be thread-safe, and what it throws is logged and otherwise ignored.
 */
public interface StorageObserver {
    /** An operation of the interface ended, well or not. */
    default void onOperation(OperationEvent event) {}

    /** A statement took longer than {@link StorageOptions#slowStatementThreshold()}. */
    default void onSlowStatement(SlowStatement statement) {}
}
