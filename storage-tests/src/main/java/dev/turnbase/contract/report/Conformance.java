package dev.turnbase.contract.report;

import dev.turnbase.contract.Effort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A run of the kit on one engine: what it was, how each test ended, and which rules were held. Written as JSON and as a
 * page into {@code target/conformance}. Thread-safe.
 */
public final class Conformance {
    private final String run;
    private final List<KitTest> kit;
    private final Instant begun = Instant.now();
    private final Map<String, String> engine = new LinkedHashMap<>();
    private final Map<String, String> entries = new TreeMap<>();
    private final List<Result> results = new ArrayList<>();

    /**
     * A run that begins now.
     *
     * @param run its name, and that of its files
     * @param kit the tests that a whole run has
     */
    public Conformance(String run, List<KitTest> kit) {
        this.run = run;
        this.kit = List.copyOf(kit);
    }

    /** Whether it is known already what the engine is. */
    public synchronized boolean knowsEngine() {
        return !engine.isEmpty();
    }

    /** Notes what the engine is: names and values. */
    public synchronized void engine(Map<String, String> facts) {
        note(facts, engine);
    }

    /** Notes how a test ended, and what it published. */
    public synchronized void add(Result result, Map<String, String> published) {
        results.add(result);
        note(published, entries);
    }

    private static void note(Map<String, String> facts, Map<String, String> where) {
        facts.forEach((name, value) ->
                where.put(ReportText.plain(String.valueOf(name)), ReportText.plain(String.valueOf(value))));
    }

    /**
     * Writes both files, over those of an earlier run with the same name.
     *
     * @throws UncheckedIOException if that is not possible
     */
    public synchronized void write() {
        Path folder = Path.of(System.getProperty("basedir", ""), "target", "conformance");
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(run + ".json"), new ConformanceJson(this).text());
            Files.writeString(folder.resolve(run + ".html"), new ConformancePage(this).text());
        } catch (IOException e) {
            throw new UncheckedIOException("it can't be written into " + folder.toAbsolutePath() + ": " + e, e);
        }
    }

    String run() {
        return run;
    }

    /** What it was that ran: the kit, the platform, the effort, when. */
    Map<String, String> circumstances() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("kit", Kit.version());
        facts.put("java", System.getProperty("java.vm.name") + " " + Runtime.version());
        facts.put("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        facts.put("effort", Effort.current().name().toLowerCase(Locale.ROOT));
        facts.put("begun", begun.toString());
        facts.put("duration", seconds(Duration.between(begun, Instant.now())));
        return facts;
    }

    Map<String, String> engine() {
        return engine;
    }

    /** What tests published: seeds, how often each operation was called. */
    Map<String, String> entries() {
        return entries;
    }

    List<Result> results() {
        return results;
    }

    long count(Result.Outcome outcome) {
        return results.stream().filter(result -> result.ended(outcome)).count();
    }

    List<Verdict> verdicts() {
        List<Verdict> verdicts = new ArrayList<>();
        Kit.rules().forEach((rule, sentence) -> verdicts.add(Verdict.of(rule, sentence, results, kit)));
        return verdicts;
    }

    static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.3f s", duration.toMillis() / 1e3);
    }
}
