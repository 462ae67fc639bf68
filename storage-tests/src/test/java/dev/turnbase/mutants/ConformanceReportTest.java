package dev.turnbase.mutants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectNestedClass;

import dev.turnbase.contract.ConformanceReport;
import dev.turnbase.contract.StorageEngineContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** What the report says of a run of one topic on an engine that breaks a rule of it. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class ConformanceReportTest {
    private static final Path FOLDER = Path.of(System.getProperty("basedir", ""), "target", "conformance");
    private static final Path JSON = FOLDER.resolve("MutantContract.json");
    private static final Path PAGE = FOLDER.resolve("MutantContract.html");

    @AfterEach
    void leave_no_report_of_a_mutant() throws IOException {
        Files.deleteIfExists(JSON);
        Files.deleteIfExists(PAGE);
    }

    @Test
    void a_broken_rule_is_told_a_held_one_and_one_that_was_not_run() throws IOException {
        runIdsOn("generated-id-version-4");

        assertThat(Files.readString(JSON).replaceAll("\\s+", ""))
                .contains(
                        "\"rule\":\"T5\",\"verdict\":\"broken\"",
                        "\"rule\":\"M1\",\"verdict\":\"notrun\",\"tests\":0",
                        "\"name\":\"mutant\",\"dialect\":\"memory\"",
                        "\"effort\":",
                        "\"test\":\"generated_ids_are_uuids_of_version_7\",\"name\":\"generatedidsareuuidsofversion7\",\"outcome\":\"failed\"");
        assertThat(Files.readString(PAGE))
                .contains(
                        "<h1>MutantContract</h1>",
                        "failed, 0 did not run",
                        "<span class=\"broken\">broken</span>",
                        "generated ids are uuids of version 7");
    }

    @Test
    void nothing_is_written_where_reports_are_turned_off() {
        KitRun.of(Mutants.named("generated-id-version-4"), KitRun.ofRule("T5"));

        assertThat(JSON).doesNotExist();
        assertThat(PAGE).doesNotExist();
    }

    private static void runIdsOn(String mutant) {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectNestedClass(List.of(MutantContract.class), StorageEngineContract.Ids.class))
                .configurationParameter(MutantContract.PARAMETER, mutant)
                .configurationParameter(ConformanceReport.PARAMETER, "true")
                .build();
        LauncherConfig alone = LauncherConfig.builder()
                .enableTestExecutionListenerAutoRegistration(false)
                .build();
        LauncherFactory.create(alone).execute(request);
    }
}
