package dev.turnbase.servers;

/** What a server runs in. Its address stays the same over restarts. */
interface Host extends AutoCloseable {
    Access access();

    /** In a few words, where the server is from. */
    String source();

    /** Whether it can be killed and started. */
    boolean canBeKilled();

    /** Ends every process of the server by SIGKILL, and returns when they are gone. */
    void kill();

    /** Starts it again on the data that it had; it need not answer yet. */
    void start();

    /** Whether it is worth waiting for an answer. */
    boolean isAlive();

    /** What the server said last, for the message of a failure. */
    String lastWords();

    /** Ends it and removes its data. */
    @Override
    void close();
}
