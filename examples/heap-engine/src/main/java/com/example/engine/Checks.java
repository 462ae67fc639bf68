package com.example.engine;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.turnbase.error.InvalidInputException;
import dev.turnbase.error.VersionConflictException;
import dev.turnbase.model.Inputs;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** What the model's own types can't check when they are made. */
final class Checks {
    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Inputs.MAX_JSON_DEPTH)
                    .maxNameLength(Inputs.MAX_JSON_BYTES)
                    .maxNumberLength(Inputs.MAX_JSON_BYTES)
                    .build())
            .build();

    private Checks() {}

    /** Context and metadata are JSON objects; null is one that a patch does not name. */
    static void jsonObject(String field, String json) {
        if (json != null && !isObject(json)) {
            throw new InvalidInputException(
                    field, "is not one JSON object (RFC 8259) at most " + Inputs.MAX_JSON_DEPTH + " deep; mend it");
        }
    }

    private static boolean isObject(String json) {
        try (JsonParser parser = JSON.createParser(json)) {
            boolean begins = parser.nextToken() == JsonToken.START_OBJECT;
            parser.skipChildren();
            return begins && parser.nextToken() == null;
        } catch (IOException e) {
            // The parser's message would show the text around the fault, which may be private.
            return false;
        }
    }

    /** Checks each of many and tells the check where it is: {@code users[0].} and so on. */
    static <T> void each(String field, List<T> many, BiConsumer<String, T> check) {
        for (int i = 0; i < requireNonNull(many, field).size(); i++) {
            String place = field + "[" + i + "]";
            check.accept(place + ".", requireNonNull(many.get(i), place));
        }
    }

    /** To find by a filter without a condition would be to find just anything. */
    static void hasCondition(boolean empty) {
        if (empty) {
            throw new InvalidInputException("filter", "has no condition; state one, or list all");
        }
    }

    static void version(String entity, String id, Optional<Long> expected, long actual) {
        if (expected.isPresent() && expected.get() != actual) {
            throw new VersionConflictException(entity, id, expected.get(), actual);
        }
    }
}
