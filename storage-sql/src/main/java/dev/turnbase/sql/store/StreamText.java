package dev.turnbase.sql.store;

import dev.turnbase.error.InvalidInputException;
import dev.turnbase.model.Inputs;

/** The text of an open stream: whole characters, within the limit, and how much of it is stored. Not thread-safe. */
final class StreamText {
    private final int limit;
    private final StringBuilder text = new StringBuilder();
    private String held = "";
    private long bytes;
    private int stored;
    private long storedBytes;

    /** @param limit the most bytes of UTF-8 */
    StreamText(int limit) {
        this.limit = limit;
    }

    /** Adds a piece, or refuses it whole; a high surrogate at its end is held for the next one. */
    void add(String piece) {
        String joined = held + piece;
        boolean split = !joined.isEmpty() && Character.isHighSurrogate(joined.charAt(joined.length() - 1));
        String whole = split ? joined.substring(0, joined.length() - 1) : joined;
        long added = Inputs.scalars("text", whole);
        if (bytes + added > limit) {
            throw new InvalidInputException(
                    "content",
                    "would be longer than " + limit + " bytes of UTF-8; end the stream and go on in another");
        }
        text.append(whole);
        bytes += added;
        held = split ? joined.substring(joined.length() - 1) : "";
    }

    /** Refuses to end with half a character. */
    void requireWhole() {
        if (!held.isEmpty()) {
            throw new InvalidInputException("text", "ends with an unpaired surrogate; write its other half first");
        }
    }

    boolean hasUnstored() {
        return stored < text.length();
    }

    long unstoredBytes() {
        return bytes - storedBytes;
    }

    /** What is still to be stored. */
    String unstored() {
        return text.substring(stored);
    }

    void noteStored(String chunk) {
        stored += chunk.length();
        storedBytes += Inputs.utf8Length(chunk);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
