package dev.turnbase.runs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnbase.databases.OnEachServer;
import dev.turnbase.databases.OnMariaDb;
import dev.turnbase.databases.OnMySql;
import dev.turnbase.databases.OnPostgres;
import dev.turnbase.servers.ServerDatabase;
import dev.turnbase.servers.TestServer;
import dev.turnbase.servers.TestServers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The command on databases in servers, in a process of its own as a user starts it. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@OnEachServer
@Tag("thorough")
final class CommandOnServersTest {
    private static final String DONE = "stored 1503 messages in 3 conversations; last turn 320";

    @Test
    @OnPostgres
    void dialogues_are_stored_in_postgresql_and_counted() throws Exception {
        assertStoresAndCounts(TestServers.postgres(), "postgres");
    }

    @Test
    @OnMySql
    void dialogues_are_stored_in_mysql_and_counted() throws Exception {
        assertStoresAndCounts(TestServers.mysql(), "mysql");
    }

    @Test
    @OnMariaDb
    void dialogues_are_stored_in_mariadb_and_counted() throws Exception {
        assertStoresAndCounts(TestServers.mariadb(), "mysql");
    }

    private static void assertStoresAndCounts(TestServer server, String engine) throws Exception {
        try (ServerDatabase database = server.createDatabase()) {
            assertThat(turnbase(3, database, "status", "--json")).contains("\"pendingMigrations\":15");
            assertThat(turnbase(0, database, "migrate")).startsWith(engine + ": ");
            assertThat(turnbase(0, database, "quickstart")).contains(DONE);
            assertThat(turnbase(0, database, "status", "--json"))
                    .contains("\"engine\":\"" + engine + "\"", "\"chat_message\":1503,", "\"chat_conversation\":3,");
        }
    }

    /** Runs it, demands its exit code, and answers what it printed. */
    private static String turnbase(int exitCode, ServerDatabase database, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:TieredStopAtLevel=1");
        command.add("dev.turnbase.cli.Main");
        command.addAll(List.of(arguments));
        command.addAll(List.of("--db-url", database.url()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isEqualTo(exitCode);
        return output;
    }
}
