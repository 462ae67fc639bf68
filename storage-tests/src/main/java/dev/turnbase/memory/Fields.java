package dev.turnbase.memory;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.turnbase.error.InvalidInputException;
import dev.turnbase.error.VersionConflictException;
import dev.turnbase.model.Inputs;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** What inputs, patches and filters do with one field. */
final class Fields {
    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Inputs.MAX_JSON_DEPTH)
                    .maxNameLength(Inputs.MAX_JSON_BYTES)
                    .maxNumberLength(Inputs.MAX_JSON_BYTES)
                    .build())
            .build();

    private Fields() {}

    /** Refuses what is not one JSON object; null, for a field left out, is none of its business. */
    static void requireObject(String field, @Nullable String json) {
        try (JsonParser parser = JSON.createParser(json == null ? "{}" : json)) {
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

    /** Checks each of a bulk, telling the check where: {@code users[0].} and so on. */
    static <T> void checkEach(String field, List<T> items, BiConsumer<String, T> check) {
        for (int i = 0; i < requireNonNull(items, field).size(); i++) {
            String place = field + "[" + i + "]";
            check.accept(place + ".", requireNonNull(items.get(i), place));
        }
    }

    /** Refuses to find by a filter that meets everything. */
    static void requireCondition(boolean empty) {
        if (empty) {
            throw new InvalidInputException("filter", "has no condition; state one, or list all");
        }
    }

    static void requireVersion(String entity, String id, Optional<Long> expected, long actual) {
        if (expected.isPresent() && expected.get() != actual) {
            throw new VersionConflictException(entity, id, expected.get(), actual);
        }
    }

    static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
