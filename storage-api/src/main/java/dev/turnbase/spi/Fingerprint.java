package dev.turnbase.spi;

import static java.util.Objects.requireNonNull;

import dev.turnbase.model.NewMessage;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What tells whether an append is a replay of an earlier one: the SHA-256 (FIPS 180-4) of the message as it was given,
 * the same on every engine. Later patches of the stored message don't matter.
 */
public final class Fingerprint {
    private Fingerprint() {}

    /**
     * 64 lower-case hexadecimal digits over role, content, author, reply and metadata in this order, each as a byte 1, its
     * length in bytes of UTF-8 as a four-byte big-endian number and those bytes, or a byte 0 if it has none.
     */
    public static String of(NewMessage message) {
        return HexFormat.of().formatHex(digest(message));
    }

    /** The 32 bytes that {@link #of} writes in hexadecimal. */
    public static byte[] digest(NewMessage message) {
        requireNonNull(message, "message");
        MessageDigest sha = sha256();
        add(sha, Optional.of(message.role()));
        add(sha, Optional.of(message.content()));
        add(sha, message.authorId());
        add(sha, message.replyTo());
        add(sha, Optional.of(message.metadata()));
        return sha.digest();
    }

    private static void add(MessageDigest sha, Optional<String> field) {
        sha.update((byte) (field.isPresent() ? 1 : 0));
        if (field.isPresent()) {
            byte[] bytes = field.get().getBytes(StandardCharsets.UTF_8);
            sha.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
            sha.update(bytes);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
