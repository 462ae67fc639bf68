package dev.turnbase.contract.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.turnbase.contract.report.Result.Outcome;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Locale;
import java.util.Map;

/** A run as JSON. */
record ConformanceJson(Conformance conformance) {
    String text() throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.setPrettyPrinter(new DefaultPrettyPrinter());
            json.writeStartObject();
            json.writeStringField("run", conformance.run());
            write(json, "engine", conformance.engine());
            write(json, "circumstances", conformance.circumstances());
            json.writeObjectFieldStart("tests");
            for (Outcome outcome : Outcome.values()) {
                json.writeNumberField(word(outcome), conformance.count(outcome));
            }
            json.writeEndObject();
            writeRules(json);
            writeResults(json);
            write(json, "published", conformance.entries());
            json.writeEndObject();
        }
        return text + "\n";
    }

    private static void write(JsonGenerator json, String name, Map<String, String> facts) throws IOException {
        json.writeObjectFieldStart(name);
        for (Map.Entry<String, String> fact : facts.entrySet()) {
            json.writeStringField(fact.getKey(), fact.getValue());
        }
        json.writeEndObject();
    }

    private void writeRules(JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("rules");
        for (Verdict verdict : conformance.verdicts()) {
            json.writeStartObject();
            json.writeStringField("rule", verdict.rule());
            json.writeStringField("verdict", verdict.word());
            if (verdict.why().isPresent()) {
                json.writeStringField("why", verdict.why().get());
            }
            json.writeNumberField("tests", verdict.results().size());
            json.writeNumberField("failed", verdict.failures().size());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void writeResults(JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("results");
        for (Result result : conformance.results()) {
            json.writeStartObject();
            json.writeStringField("topic", result.topic());
            json.writeStringField("test", result.test());
            json.writeStringField("name", result.name());
            json.writeStringField("outcome", word(result.outcome()));
            json.writeNumberField("millis", result.duration().toMillis());
            if (result.failure() != null) {
                json.writeStringField("failure", result.failure());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static String word(Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
