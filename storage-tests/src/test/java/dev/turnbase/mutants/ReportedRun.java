package dev.turnbase.mutants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectNestedClass;

import dev.turnbase.contract.ConformanceReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.platform.launcher.TagFilter;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/**
 * A run of a suite inside a test, and the report of it, which is removed.
 *
 * @param json the report, without white space
 * @param page the report
 */
record ReportedRun(TestExecutionSummary summary, String json, String page) {
    static final Path FOLDER = Path.of(System.getProperty("basedir", ""), "target", "conformance");

    /** Runs topics of a suite. */
    static ReportedRun of(Class<?> suite, String... topics) throws IOException {
        return of(suite, summary(suite, topics));
    }

    /** Runs one topic of the suite of mutants. */
    static ReportedRun of(Mutant mutant, Class<?> topic) throws IOException {
        TestExecutionSummary summary = summary(LauncherDiscoveryRequestBuilder.request()
                .selectors(selectNestedClass(List.of(MutantContract.class), topic))
                .configurationParameter(MutantContract.PARAMETER, mutant.name()));
        return of(MutantContract.class, summary);
    }

    /** Runs topics of a suite that leaves no report. */
    static TestExecutionSummary summary(Class<?> suite, String... topics) {
        return summary(LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(suite))
                .filters(TagFilter.includeTags(topics)));
    }

    private static TestExecutionSummary summary(LauncherDiscoveryRequestBuilder request) {
        LauncherConfig alone = LauncherConfig.builder()
                .enableTestExecutionListenerAutoRegistration(false)
                .build();
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        request.configurationParameter(ConformanceReport.PARAMETER, "true")
                .configurationParameter("junit.jupiter.execution.parallel.enabled", "false");
        LauncherFactory.create(alone).execute(request.build(), listener);
        return listener.getSummary();
    }

    private static ReportedRun of(Class<?> suite, TestExecutionSummary summary) throws IOException {
        String json = taken(suite.getSimpleName() + ".json").replaceAll("\\s+", "");
        return new ReportedRun(summary, json, taken(suite.getSimpleName() + ".html"));
    }

    private static String taken(String name) throws IOException {
        Path file = FOLDER.resolve(name);
        assertThat(file).exists();
        String text = Files.readString(file);
        Files.delete(file);
        return text;
    }
}
