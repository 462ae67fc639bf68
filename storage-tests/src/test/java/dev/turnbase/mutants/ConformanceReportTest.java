package dev.turnbase.mutants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnbase.contract.StorageEngineContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the report says of runs of few topics, and of what goes wrong around tests. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class ConformanceReportTest {
    @Test
    void a_broken_rule_is_told_and_one_that_was_not_run() throws IOException {
        ReportedRun run = ReportedRun.of(Mutants.named("generated-id-version-4"), StorageEngineContract.Ids.class);

        assertThat(run.json())
                .contains(
                        "\"rule\":\"T5\",\"verdict\":\"broken\"",
                        "\"rule\":\"M1\",\"verdict\":\"notrun\",\"why\":\"0ofits12testmethodsran\",\"tests\":0",
                        "\"name\":\"mutant\"",
                        "\"dialect\":\"memory\"",
                        "\"effort\":",
                        "\"test\":\"generated_ids_are_uuids_of_version_7\",\"name\":\"generatedidsareuuidsofversion7\",\"outcome\":\"failed\"");
        assertThat(run.page())
                .contains(
                        "<h1>MutantContract</h1>",
                        "failed, 0 did not run",
                        "<span class=\"broken\">broken</span>",
                        "generated ids are uuids of version 7");
    }

    @Test
    void nothing_is_written_where_reports_are_turned_off() {
        KitRun.of(Mutants.named("generated-id-version-4"), KitRun.ofRule("T5"));

        assertThat(ReportedRun.FOLDER.resolve("MutantContract.json")).doesNotExist();
        assertThat(ReportedRun.FOLDER.resolve("MutantContract.html")).doesNotExist();
    }

    @Test
    void a_rule_is_held_only_if_all_tests_of_the_kit_that_name_it_have_passed() throws IOException {
        ReportedRun run = ReportedRun.of(Suites.Plain.class, "Ids", "Errors");

        assertThat(run.summary().getFailures()).isEmpty();
        assertThat(run.json())
                .contains(
                        "{\"rule\":\"E1\",\"verdict\":\"held\",\"tests\":",
                        "{\"rule\":\"T5\",\"verdict\":\"notrun\",\"why\":\"6ofits7testmethodsran\",\"tests\":",
                        "{\"rule\":\"D2\",\"verdict\":\"notrun\",\"why\":\"0ofits2testmethodsran\",\"tests\":0,",
                        "{\"rule\":\"O4\",\"verdict\":\"notrun\",\"why\":\"notestofthekitnamesit\",\"tests\":0,");
        assertThat(run.page()).contains("6 of its 7 test methods ran", "no test of the kit names it");
    }

    @Test
    void a_topic_whose_database_can_t_be_had_has_failed() throws IOException {
        ReportedRun run = ReportedRun.of(Suites.WithoutDatabase.class, "Errors");

        assertThat(run.json())
                .contains(
                        "\"tests\":{\"passed\":0,\"failed\":1,\"notrun\":0}",
                        "{\"rule\":\"E1\",\"verdict\":\"notrun\",",
                        "\"topic\":\"Errors\"",
                        "\"outcome\":\"failed\"",
                        "nodatabaseatpostgresql://me:***@host/chat?sslpassword=***");
        assertThat(run.page())
                .contains("<td>Errors</td>", "no database at postgresql://me:***@host")
                .doesNotContain("se/cret", "sslpassword=hidden");
    }

    @Test
    void a_topic_whose_database_can_t_be_closed_has_failed() throws IOException {
        ReportedRun run = ReportedRun.of(Suites.NotClosing.class, "Errors");

        assertThat(run.json()).contains("\"failed\":1,", "stillinuse", "{\"rule\":\"E1\",\"verdict\":\"held\",");
    }

    @Test
    void a_suite_that_can_t_be_made_has_failed() throws IOException {
        ReportedRun run = ReportedRun.of(Suites.NotMade.class, "Errors");

        assertThat(run.json())
                .contains("\"failed\":1,", "\"topic\":\"Errors\"", "noserver")
                .contains("{\"rule\":\"E1\",\"verdict\":\"notrun\",");
    }

    @Test
    void tests_of_the_suite_class_itself_are_counted_and_any_text_of_a_failure_can_be_written() throws IOException {
        ReportedRun run = ReportedRun.of(Suites.WithTests.class, "none()");

        assertThat(run.summary().getTestsFailedCount()).isEqualTo(2);
        assertThat(run.json())
                .contains(
                        "\"topic\":\"WithTests\",\"test\":\"a_test_of_its_own\",\"name\":\"a_test_of_its_own()\",\"outcome\":\"passed\"",
                        "halfofone:\uFFFD,andawholeone:\uD83D\uDE00",
                        "Suites$Textless");
        assertThat(run.page()).contains("half of one: \uFFFD, and a whole one: \uD83D\uDE00");
    }

    @Test
    void an_engine_that_does_not_say_how_it_is_has_its_tests_run() throws IOException {
        ReportedRun run = ReportedRun.of(Suites.WithoutStatus.class, "Errors");

        assertThat(run.summary().getFailures()).isEmpty();
        assertThat(run.json()).contains("\"name\":\"mutant\"", "thereisnostatus", "\"capabilities\":");
    }

    @Test
    void a_report_that_can_t_be_written_fails_nothing(@TempDir Path folder) throws IOException {
        String basedir = System.getProperty("basedir", "");
        System.setProperty("basedir", Files.createFile(folder.resolve("file")).toString());
        try {
            assertThat(ReportedRun.summary(Suites.Plain.class, "Errors").getFailures())
                    .isEmpty();
        } finally {
            System.setProperty("basedir", basedir);
        }
    }

    @Test
    void versions_are_told_and_where_they_can_t_be_so_is_why() throws IOException {
        ReportedRun told = ReportedRun.of(Suites.WithVersions.class, "Errors");
        ReportedRun untold = ReportedRun.of(Suites.WithoutVersions.class, "Errors");

        assertThat(told.json()).contains("\"version\":\"1.2.3\"", "\"database\":\"Heap<17>\"");
        assertThat(told.page()).contains("Heap &lt;17&gt;");
        assertThat(untold.summary().getFailures()).isEmpty();
        assertThat(untold.json()).contains("\"versions\":\"can'tbetold:java.lang.IllegalStateException:notknown\"");
    }
}
