package dev.turnbase.sql.store;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.turnbase.error.InvalidInputException;
import dev.turnbase.model.FieldValue;
import dev.turnbase.model.Inputs;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Checks that text is one JSON object (RFC 8259), nested at most {@value Inputs#MAX_JSON_DEPTH} deep. */
final class Json {
    private static final String EMPTY = "{}";

    private Json() {}

    static void checkObject(String field, String text) {
        if (!text.equals(EMPTY)) {
            parse(field, text);
        }
    }

    static void checkObject(String field, FieldValue<String> asked) {
        String text = asked.value();
        if (text != null) {
            checkObject(field, text);
        }
    }

    private static void parse(String field, String text) {
        try (JsonParser parser = Reader.FACTORY.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new InvalidInputException(field, "is not a JSON object; begin with { and end with }");
            }
            parser.skipChildren();
            if (parser.currentToken() != JsonToken.END_OBJECT || parser.nextToken() != null) {
                throw new InvalidInputException(field, "goes on after the JSON object, or ends within it; mend it");
            }
        } catch (JsonProcessingException e) {
            throw new InvalidInputException(
                    field,
                    "is not one JSON object (RFC 8259) nested at most " + Inputs.MAX_JSON_DEPTH + " deep; see "
                            + place(e));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String place(JsonProcessingException e) {
        return e.getLocation() == null
                ? "its nesting"
                : "line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr();
    }

    /** Loaded with the first text that is more than an empty object. */
    private static final class Reader {
        static final JsonFactory FACTORY = JsonFactory.builder()
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(Inputs.MAX_JSON_DEPTH)
                        .maxNameLength(Inputs.MAX_JSON_BYTES)
                        .maxNumberLength(Inputs.MAX_JSON_BYTES)
                        .maxStringLength(Inputs.MAX_JSON_BYTES)
                        .build())
                .build();
    }
}
