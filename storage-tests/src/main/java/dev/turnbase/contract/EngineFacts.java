package dev.turnbase.contract;

import dev.turnbase.EngineStatus;
import dev.turnbase.StorageEngine;
import dev.turnbase.contract.report.ReportText;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;

/** What the report says of an engine. What the engine or the fixture fails to tell is said to be so. */
final class EngineFacts {
    private static final String JAR = ".jar";

    private final Map<String, String> facts = new LinkedHashMap<>();

    private EngineFacts() {}

    static Map<String, String> of(StorageEngine engine, TestDatabase database, StorageFixture fixture) {
        EngineFacts facts = new EngineFacts();
        facts.add("name", () -> Map.of("name", engine.name()));
        facts.add("version", () -> Map.of("version", version(engine)));
        facts.add("status", () -> status(engine.status()));
        facts.add("versions", database::versions);
        facts.add(
                "capabilities",
                () -> Map.of("capabilities", fixture.capabilities().toString()));
        return facts.facts;
    }

    /** No failure to tell something is one of the test that happens to ask. */
    private void add(String what, Callable<Map<String, String>> part) {
        try {
            facts.putAll(part.call());
        } catch (Throwable e) {
            facts.put(what, "can't be told: " + ReportText.of(e));
        }
    }

    private static Map<String, String> status(EngineStatus status) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("dialect", status.dialect());
        facts.put("schema version", status.schemaVersion().orElse("none"));
        return facts;
    }

    /** The name of the engine's jar, which has the version in it as builds name them. */
    private static String version(StorageEngine engine) throws Exception {
        CodeSource source = engine.getClass().getProtectionDomain().getCodeSource();
        String file = source == null
                ? ""
                : Path.of(source.getLocation().toURI()).getFileName().toString();
        return file.endsWith(JAR) ? file.substring(0, file.length() - JAR.length()) : "not stated";
    }
}
