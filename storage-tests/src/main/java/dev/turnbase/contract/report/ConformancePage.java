package dev.turnbase.contract.report;

import dev.turnbase.contract.report.Result.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A run as a page of HTML that needs nothing else. */
record ConformancePage(Conformance conformance) {
    private static final int SLOWEST = 10;
    private static final String STYLE =
            "body{font:15px/1.5 system-ui,sans-serif;max-width:70em;margin:2em auto;padding:0 1em;color:#222}"
                    + "table{border-collapse:collapse;margin:1em 0}td,th{text-align:left;vertical-align:top;padding:.25em .8em .25em 0;"
                    + "border-bottom:1px solid #ddd}pre{white-space:pre-wrap;font-size:13px;margin:0}"
                    + ".held{color:#17692b}.broken{color:#b3001b;font-weight:bold}.not.run{color:#8a5a00}";

    String text() {
        return "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>" + escaped(conformance.run())
                + "</title><style>" + STYLE + "</style></head><body>\n<h1>" + escaped(conformance.run()) + "</h1>\n<p>"
                + summary() + "</p>\n" + facts(conformance.engine()) + facts(conformance.circumstances())
                + "<h2>Rules</h2>\n" + rules() + failures() + "<h2>Topics</h2>\n" + topics()
                + "<h2>Slowest tests</h2>\n"
                + slowest() + "<h2>Published by tests</h2>\n" + facts(conformance.entries()) + "</body></html>\n";
    }

    private String summary() {
        List<Verdict> verdicts = conformance.verdicts();
        Map<String, Long> words =
                verdicts.stream().collect(Collectors.groupingBy(Verdict::word, TreeMap::new, Collectors.counting()));
        return conformance.count(Outcome.PASSED) + " tests passed, " + conformance.count(Outcome.FAILED) + " failed, "
                + conformance.count(Outcome.NOT_RUN) + " did not run. Of " + verdicts.size() + " rules "
                + words.getOrDefault("held", 0L) + " are held, " + words.getOrDefault("broken", 0L) + " broken, "
                + words.getOrDefault("not run", 0L) + " were not run.";
    }

    private static String facts(Map<String, String> facts) {
        return table(facts.entrySet().stream()
                .map(fact -> List.of(escaped(fact.getKey()), "<pre>" + escaped(fact.getValue()) + "</pre>"))
                .toList());
    }

    private String rules() {
        return table(conformance.verdicts().stream()
                .map(verdict -> List.of(
                        verdict.rule(),
                        "<span class=\"" + verdict.word() + "\">" + verdict.word() + "</span>",
                        verdict.results().size() + " tests"
                                + verdict.why().map(why -> "<br>" + why).orElse(""),
                        escaped(verdict.sentence())))
                .toList());
    }

    private String failures() {
        List<List<String>> rows = new ArrayList<>();
        for (Result result : conformance.results()) {
            if (!result.ended(Outcome.PASSED)) {
                rows.add(List.of(
                        escaped(result.topic()),
                        escaped(result.name()),
                        "<pre>" + escaped(String.valueOf(result.failure())) + "</pre>"));
            }
        }
        return rows.isEmpty() ? "" : "<h2>Tests that did not pass</h2>\n" + table(rows);
    }

    private String topics() {
        Map<String, List<Result>> byTopic = conformance.results().stream()
                .collect(Collectors.groupingBy(Result::topic, TreeMap::new, Collectors.toList()));
        return table(byTopic.entrySet().stream()
                .map(topic -> List.of(
                        escaped(topic.getKey()),
                        topic.getValue().size() + " tests",
                        Conformance.seconds(
                                topic.getValue().stream().map(Result::duration).reduce(Duration.ZERO, Duration::plus))))
                .toList());
    }

    private String slowest() {
        return table(conformance.results().stream()
                .sorted(Comparator.comparing(Result::duration).reversed())
                .limit(SLOWEST)
                .map(result -> List.of(
                        escaped(result.topic()), escaped(result.name()), Conformance.seconds(result.duration())))
                .toList());
    }

    private static String table(List<List<String>> rows) {
        return rows.stream()
                .map(row -> row.stream().collect(Collectors.joining("</td><td>", "<tr><td>", "</td></tr>\n")))
                .collect(Collectors.joining("", "<table>\n", "</table>\n"));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
