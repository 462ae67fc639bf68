package dev.turnbase;

/** What an acknowledged write outlives. */
public enum Durability {
    /** A killed process, a crashed machine and a power cut. */
    FULL,
    /**
     * A killed process, but not a crash of the machine or a power cut, which can take the writes of the last moments;
     * what is left is still whole. On SQLite this is {@code synchronous=NORMAL}.
     */
    NORMAL
}
