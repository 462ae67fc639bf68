package dev.turnbase.memory;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.turnbase.error.InvalidInputException;
import dev.turnbase.model.Inputs;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.function.BiConsumer;

/** How texts are checked and sorted. */
final class Texts {
    /** The order of UTF-8's bytes; {@link String#compareTo} puts surrogates before U+E000 and above. */
    static final Comparator<String> BY_CODE_POINT = Texts::compare;

    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Inputs.MAX_JSON_DEPTH)
                    .maxNameLength(Inputs.MAX_JSON_BYTES)
                    .maxNumberLength(Inputs.MAX_JSON_BYTES)
                    .build())
            .build();

    private Texts() {}

    /** Refuses what is not one JSON object. */
    static void requireObject(String field, String json) {
        try (JsonParser parser = JSON.createParser(json)) {
            boolean object = parser.nextToken() == JsonToken.START_OBJECT;
            parser.skipChildren();
            if (object && parser.nextToken() == null) {
                return;
            }
        } catch (IOException e) {
            // The parser's message shows the text around the fault, which may be private: it is not passed on.
        }
        throw new InvalidInputException(
                field, "is not one JSON object (RFC 8259) at most " + Inputs.MAX_JSON_DEPTH + " deep; mend it");
    }

    /** Checks each of a bulk, which it calls {@code users[0]} and so on. */
    static <T> void each(String field, List<T> items, BiConsumer<String, T> check) {
        for (int i = 0; i < requireNonNull(items, field).size(); i++) {
            String place = field + "[" + i + "]";
            check.accept(place, requireNonNull(items.get(i), place));
        }
    }

    /** Refuses to find by a filter that meets everything. */
    static void requireCondition(boolean empty) {
        if (empty) {
            throw new InvalidInputException("filter", "has no condition; state one, or list all");
        }
    }

    /** A text that sorts as the instants do. */
    static String sortable(Instant instant) {
        long micros = ChronoUnit.MICROS.between(Instant.EPOCH, instant);
        return HexFormat.of().toHexDigits(micros ^ Long.MIN_VALUE);
    }

    private static int compare(String a, String b) {
        int common = Math.min(a.length(), b.length());
        for (int i = 0; i < common; i++) {
            if (a.charAt(i) != b.charAt(i)) {
                return Integer.compare(rank(a.charAt(i)), rank(b.charAt(i)));
            }
        }
        return Integer.compare(a.length(), b.length());
    }

    private static int rank(char c) {
        return Character.isSurrogate(c) ? c + Character.MIN_SUPPLEMENTARY_CODE_POINT : c;
    }
}
