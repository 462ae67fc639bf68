package dev.turnbase.model;

import static java.util.Objects.requireNonNull;

import dev.turnbase.error.InvalidInputException;

/**
 * The limits that every engine keeps, and the checks that hold them. The model's own types call them when they are
 * made; an engine calls them for the bare strings and numbers that its methods are given. Every check throws
 * {@link InvalidInputException} naming the field, never showing the value.
 */
public final class Inputs {
    /** Longest id and tenant name, in characters from 0x21 to 0x7E. */
    public static final int MAX_ID_LENGTH = 128;
    /** Longest external id, anonymous id, email, name of a user, and agent, in code points. */
    public static final int MAX_NAME_LENGTH = 255;
    /** Longest title of a conversation, in code points. */
    public static final int MAX_TITLE_LENGTH = 500;
    /** Longest role of a message, in code points. */
    public static final int MAX_ROLE_LENGTH = 64;
    /** Longest reason of a message's status, in code points. */
    public static final int MAX_REASON_LENGTH = 1_000;
    /** Longest context, metadata and primer, in bytes of UTF-8. */
    public static final int MAX_JSON_BYTES = 1 << 20;
    /** Deepest nesting of context and metadata. */
    public static final int MAX_JSON_DEPTH = 64;
    /** Default limit of a message's content, in bytes of UTF-8. */
    public static final int DEFAULT_CONTENT_BYTES = 4 << 20;

    private Inputs() {}

    /** Checks an id: 1 to 128 characters from 0x21 to 0x7E. */
    public static String id(String field, String value) {
        requireNonNull(value, field);
        boolean sized = !value.isEmpty() && value.length() <= MAX_ID_LENGTH;
        if (!sized || !value.chars().allMatch(c -> c >= 0x21 && c <= 0x7E)) {
            throw new InvalidInputException(
                    field, "an id has 1 to " + MAX_ID_LENGTH + " characters from ! to ~ and no space; mend it");
        }
        return value;
    }

    /** Checks a tenant's name, which has the form of an id. */
    public static String tenant(String value) {
        return id("tenant", value);
    }

    /** Checks text of 0 to {@code maxCodePoints} code points, all of them Unicode scalar values but U+0000. */
    public static String text(String field, String value, int maxCodePoints) {
        scalars(field, value);
        if (value.length() > maxCodePoints && value.codePointCount(0, value.length()) > maxCodePoints) {
            throw new InvalidInputException(field, "is longer than " + maxCodePoints + " code points; shorten it");
        }
        return value;
    }

    /** Checks text of 1 to {@code maxCodePoints} code points, all of them Unicode scalar values but U+0000. */
    public static String name(String field, String value, int maxCodePoints) {
        if (requireNonNull(value, field).isEmpty()) {
            throw new InvalidInputException(field, "is empty; leave it out or give it at least one character");
        }
        return text(field, value, maxCodePoints);
    }

    /** Checks text of at most {@code maxBytes} bytes of UTF-8, all of it Unicode scalar values but U+0000. */
    public static String longText(String field, String value, int maxBytes) {
        if (scalars(field, value) > maxBytes) {
            throw new InvalidInputException(
                    field,
                    "is longer than " + maxBytes + " bytes of UTF-8; shorten it or raise the limit if it has one");
        }
        return value;
    }

    /** Checks a count or turn that can't be negative. */
    public static long notNegative(String field, long value) {
        if (value < 0) {
            throw new InvalidInputException(field, "is " + value + "; it can't be negative");
        }
        return value;
    }

    /** How many bytes the text takes in UTF-8; an unpaired surrogate counts as three. */
    public static long utf8Length(CharSequence text) {
        long bytes = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                bytes++;
            } else if (c < 0x800 || isPairedHalf(text, i)) {
                bytes += 2;
            } else {
                bytes += 3;
            }
        }
        return bytes;
    }

    /** Refuses U+0000 and unpaired surrogates; answers the length in bytes of UTF-8. */
    public static long scalars(String field, String value) {
        requireNonNull(value, field);
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == 0) {
                throw new InvalidInputException(field, "has U+0000 at index " + i + "; remove it");
            }
            if (Character.isSurrogate(c) && !isPairedHalf(value, i)) {
                throw new InvalidInputException(field, "has an unpaired surrogate at index " + i + "; mend the text");
            }
        }
        return utf8Length(value);
    }

    private static boolean isPairedHalf(CharSequence text, int i) {
        char c = text.charAt(i);
        if (Character.isHighSurrogate(c)) {
            return i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1));
        }
        return Character.isLowSurrogate(c) && i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
    }
}
