package dev.turnbase.bench.coldopen;

/** A database that a new process has opened. */
interface Opened extends AutoCloseable {
    /** The length of the message. */
    int LENGTH = 400;

    /** Makes a conversation and appends a message to it, both durably. */
    void append() throws Exception;

    /** What a process that does nothing has opened. */
    static Opened nothing() {
        return new Opened() {
            @Override
            public void append() {
                // There is nothing to append to.
            }

            @Override
            public void close() {
                // There is nothing to close.
            }
        };
    }
}
