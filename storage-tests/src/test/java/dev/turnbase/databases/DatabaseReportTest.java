package dev.turnbase.databases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.turnbase.servers.Product;
import dev.turnbase.servers.TestServer;
import dev.turnbase.servers.TestServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Holds the report to counting what ran, and to saying what did not. */
final class DatabaseReportTest {
    @TempDir
    private Path folder;

    @Test
    void tests_are_counted_by_the_tag_around_them() throws IOException {
        assertThat(reportOn(TwoPassOneFails.class))
                .containsPattern("(?m)^ *memory +reference engine +in the tests' JVM +3 +1$")
                .containsPattern("(?m)^ *sqlite +not run +- +0 +0$");
    }

    @Test
    void databases_say_their_version() throws IOException {
        assertThat(reportOn(OnSqlite.class)).containsPattern("(?m)^ *sqlite +SQLite 3\\.[0-9.]+ +file +1 +0$");
    }

    @Test
    void a_server_says_where_it_was_from() {
        TestServer server = TestServers.mariadb();

        assertThat(ReportText.of(one(ContractTag.MARIADB), Map.of(Product.MARIADB, server), Optional.empty(), ""))
                .contains("MariaDB " + server.version())
                .contains(server.source());
    }

    @Test
    void a_server_that_did_not_start_is_told_apart_from_one_that_was_not_asked_for() {
        assertThat(ReportText.of(one(ContractTag.POSTGRES), Map.of(), Optional.empty(), ""))
                .contains("PostgreSQL, which did not start")
                .containsPattern("(?m)^ *mysql +not run");
    }

    @Test
    void mysql_that_could_not_run_is_told_with_the_reason() {
        TestServer standIn = TestServers.mariadb();
        Optional<String> reason = Optional.of("libaio is missing");

        assertThat(ReportText.of(one(ContractTag.MYSQL), Map.of(Product.MYSQL, standIn), reason, ""))
                .containsPattern("(?m)^ *mysql +MariaDB [0-9]")
                .endsWith("MySQL itself was NOT run; MariaDB stood in for it: libaio is missing.\n");
    }

    @Test
    void a_narrowed_run_says_so() {
        assertThat(ReportText.of(Map.of(), Map.of(), Optional.empty(), "postgres"))
                .endsWith("Only what -Dengines=postgres chooses was run, and no other test.\n");
    }

    private static Map<ContractTag, DatabaseReport.Tally> one(ContractTag tag) {
        return Map.of(tag, new DatabaseReport.Tally(1, 0));
    }

    private String reportOn(Class<?> tests) throws IOException {
        Path file = folder.resolve("new/report.txt");
        LauncherFactory.create(LauncherConfig.builder()
                        .enableTestExecutionListenerAutoRegistration(false)
                        .addTestExecutionListeners(new DatabaseReport(file))
                        .build())
                .execute(LauncherDiscoveryRequestBuilder.request()
                        .selectors(selectClass(tests))
                        .build());
        return Files.readString(file);
    }

    @Tag("memory")
    static class TwoPassOneFails {
        @Test
        void passes() {}

        @Nested
        class Inner {
            @Test
            void passes() {}

            @Test
            void fails() {
                throw new IllegalStateException("as it should");
            }
        }
    }

    @Tag("sqlite")
    static class OnSqlite {
        @Test
        void passes() {}
    }
}
