package dev.turnbase.bench.measure;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Results as a file of JSON, sample by sample. */
public final class JsonFile {
    private JsonFile() {}

    /**
     * Writes the file.
     *
     * @param circumstances what was measured on
     */
    public static void write(Path file, Map<String, String> circumstances, List<Result> results) {
        try (JsonGenerator json = new JsonFactory().createGenerator(file.toFile(), JsonEncoding.UTF8)) {
            json.useDefaultPrettyPrinter();
            json.writeStartObject();
            for (Map.Entry<String, String> each : circumstances.entrySet()) {
                json.writeStringField(each.getKey(), each.getValue());
            }
            json.writeArrayFieldStart("results");
            for (Result each : results) {
                write(json, each);
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(file + " can't be written", e);
        }
    }

    private static void write(JsonGenerator json, Result result) throws IOException {
        json.writeStartObject();
        json.writeStringField("workload", result.workload().title());
        json.writeNumberField("threads", result.workload().threads());
        json.writeStringField("contender", result.contender().title());
        json.writeArrayFieldStart("samples");
        for (Sample sample : result.samples()) {
            json.writeStartObject();
            json.writeNumberField("perSecond", sample.perSecond());
            json.writeNumberField("p50Micros", sample.p50Micros());
            json.writeNumberField("p99Micros", sample.p99Micros());
            json.writeArrayFieldStart("faults");
            for (String fault : sample.faults()) {
                json.writeString(fault);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
