package dev.turnbase;

/**
 * Is told what an engine does, for metrics and tracing. Called on the thread that did the work, after it; it should be
 * quick, must be thread-safe, and what it throws is logged and otherwise ignored.
 */
public interface StorageObserver {
    /**
     * An operation of the interface ended, well or not. A transaction is one operation, whatever is done inside it; the
     * beats, flushes and the end of a stream are operations of their own. Misuse that is refused is none.
     */
    default void onOperation(OperationEvent event) {}

    /** A statement took {@link StorageOptions#slowStatementThreshold()} or longer, a commit say, and worked or failed. */
    default void onSlowStatement(SlowStatement statement) {}
}
