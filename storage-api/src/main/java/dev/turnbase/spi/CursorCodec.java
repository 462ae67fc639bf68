package dev.turnbase.spi;

import static java.util.Objects.requireNonNull;

import dev.turnbase.error.InvalidCursorException;
import dev.turnbase.query.Cursor;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * Writes the sort keys of a row into a {@link Cursor} of one query on one tenant, and reads them back. Immutable.
 *
 * <p>Form: URL-safe Base64 without padding (RFC 4648) of a version byte 1, the number of keys as one byte, the keys in
 * modified UTF-8 with a two-byte length ({@link DataOutputStream#writeUTF}), then the first 8 bytes of the SHA-256 of all
 * that and of the tenant and query. The digest finds accidents and mistakes; it does not keep anybody from forging one.
 */
public final class CursorCodec {
    private static final int VERSION = 1;
    private static final int DIGEST_BYTES = 8;
    private static final int MAX_KEYS = 255;

    private final String binding;

    private CursorCodec(String binding) {
        this.binding = binding;
    }

    /**
     * A codec for one list.
     *
     * @param tenant the tenant
     * @param signature what tells the query from others: {@link dev.turnbase.query.MessageQuery#signature()}, say
     */
    public static CursorCodec of(String tenant, String signature) {
        return new CursorCodec(requireNonNull(tenant, "tenant") + "\n" + requireNonNull(signature, "signature"));
    }

    /**
     * A cursor at the row with these sort keys.
     *
     * @param keys at most 255, each of at most 65,535 bytes of modified UTF-8
     * @throws IllegalArgumentException if there are more keys, or longer ones
     */
    public Cursor encode(List<String> keys) {
        if (requireNonNull(keys, "keys").size() > MAX_KEYS) {
            throw new IllegalArgumentException("a cursor has at most " + MAX_KEYS + " sort keys");
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            out.writeByte(keys.size());
            for (String key : keys) {
                out.writeUTF(key);
            }
            out.write(digest(bytes.toByteArray()));
        } catch (IOException e) {
            throw new IllegalArgumentException("a sort key is longer than 65,535 bytes", e);
        }
        return Cursor.of(text(bytes.toByteArray()));
    }

    /**
     * The sort keys of a cursor.
     *
     * @param count how many keys this query's cursors have
     * @throws InvalidCursorException if it was altered or made for another query or tenant
     */
    public List<String> decode(Cursor cursor, int count) {
        byte[] bytes = bytes(cursor);
        byte[] body = Arrays.copyOf(bytes, Math.max(0, bytes.length - DIGEST_BYTES));
        byte[] digest = Arrays.copyOfRange(bytes, body.length, bytes.length);
        if (!Arrays.equals(digest, digest(body))) {
            throw invalid();
        }
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(body))) {
            if (in.readByte() != VERSION || in.readUnsignedByte() != count) {
                throw invalid();
            }
            List<String> keys = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                keys.add(in.readUTF());
            }
            if (in.read() != -1) {
                throw invalid();
            }
            return List.copyOf(keys);
        } catch (IOException e) {
            throw invalid();
        }
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] bytes(Cursor cursor) {
        String text = requireNonNull(cursor, "cursor").value();
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            if (!text(bytes).equals(text)) {
                throw invalid();
            }
            return bytes;
        } catch (IllegalArgumentException e) {
            throw invalid();
        }
    }

    private byte[] digest(byte[] body) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(body);
            sha.update(binding.getBytes(StandardCharsets.UTF_8));
            return Arrays.copyOf(sha.digest(), DIGEST_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static InvalidCursorException invalid() {
        return new InvalidCursorException(
                "the cursor was altered, or made for another query or tenant; start again from the first page");
    }
}
