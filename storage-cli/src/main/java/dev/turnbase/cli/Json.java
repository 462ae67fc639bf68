package dev.turnbase.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.turnbase.EngineStatus;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;

/** The JSON that the command prints, and the metadata that it gives to messages. */
final class Json {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final String SPEAKER = "speaker";

    private Json() {}

    static String of(EngineStatus status) {
        return object(json -> {
            json.writeStringField("engine", status.engine());
            json.writeBooleanField("configured", status.configured());
            json.writeBooleanField("initialized", status.initialized());
            json.writeStringField("dialect", status.dialect());
            json.writeStringField("schemaVersion", status.schemaVersion().orElse(null));
            json.writeNumberField("pendingMigrations", status.pendingMigrations());
            json.writeObjectFieldStart("tables");
            for (Map.Entry<String, Long> table : status.tables().entrySet()) {
                json.writeNumberField(table.getKey(), table.getValue());
            }
            json.writeEndObject();
        });
    }

    static String ofMigration(EngineStatus before, EngineStatus after) {
        return object(json -> {
            json.writeStringField("engine", after.engine());
            json.writeStringField("from", before.schemaVersion().orElse(null));
            json.writeStringField("to", after.schemaVersion().orElse(null));
        });
    }

    /** A message's metadata that names who spoke. */
    static String ofSpeaker(String name) {
        return object(json -> json.writeStringField(SPEAKER, name));
    }

    /** Who spoke, if the metadata of a message names it. */
    static Optional<String> speaker(String metadata) {
        try (JsonParser parser = FACTORY.createParser(metadata)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean found = parser.currentName().equals(SPEAKER);
                if (parser.nextToken() == JsonToken.VALUE_STRING && found) {
                    return Optional.of(parser.getText());
                }
                parser.skipChildren();
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("the engine returned metadata that is no JSON object", e);
        }
    }

    private static String object(Fields fields) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            json.writeStartObject();
            fields.writeTo(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("memory can't be written to", e);
        }
        return text.toString();
    }

    private interface Fields {
        void writeTo(JsonGenerator json) throws IOException;
    }
}
