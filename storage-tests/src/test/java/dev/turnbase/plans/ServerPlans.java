package dev.turnbase.plans;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnbase.Storage;
import dev.turnbase.StorageEngine;
import dev.turnbase.StorageOptions;
import dev.turnbase.runs.PlainDataSource;
import dev.turnbase.servers.ServerDatabase;
import dev.turnbase.servers.TestServer;
import dev.turnbase.sql.statement.Hot;
import dev.turnbase.sql.statement.Statements;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * How a server runs the statements that the engine sends, on a big database: none reads more than what it is asked for,
 * but for those that say why.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ServerPlans {
    /** They sort what is few at all times: open streams, their parts, some messages by their ids; or what one user or tenant has. */
    private static final Set<Hot> SORTING = Set.of(
            Hot.LOCK_TENANT_USERS,
            Hot.LOCK_TENANT_HEADS,
            Hot.LOCK_DEAD_STREAMS,
            Hot.FIND_STREAMS_FROM,
            Hot.FIND_OWNED_STREAMS,
            Hot.PARTS,
            Hot.TEXTS,
            Hot.LOCK_OWNED_HEADS);

    private final TestServer server;
    private final String engineName;
    private final List<String> analyze;
    private final Recording recording = new Recording();
    private ServerDatabase database;
    private StorageEngine engine;
    private Connection connection;

    /** @param analyze the statements by which the server sees to its statistics */
    ServerPlans(TestServer server, String engineName, List<String> analyze) {
        this.server = server;
        this.engineName = engineName;
        this.analyze = analyze;
    }

    abstract Planner planner(Connection connection);

    @BeforeAll
    void fill() throws SQLException {
        database = server.createDatabase();
        engine = StorageEngine.open(StorageOptions.builder()
                .engine(engineName)
                .dataSource(recording.of(new PlainDataSource(database::connect)))
                .build());
        connection = database.connect();
        BigDatabase.fill(connection, analyze);
    }

    @AfterAll
    void close() throws SQLException {
        engine.close();
        connection.close();
        database.drop();
    }

    @Test
    void what_an_index_serves_is_read_from_it_and_no_more_than_that() throws SQLException {
        List<String> bad = new ArrayList<>();
        for (Asked asked : asked(true)) {
            for (Measured run : runs(asked)) {
                if (run.rowsRead() > asked.mostRead()
                        || !run.plan().wholeTables().isEmpty()) {
                    bad.add(asked + ": " + run);
                }
            }
        }
        assertThat(String.join("\n\n", bad)).isEmpty();
    }

    @Test
    void what_no_index_serves_goes_through_nothing_but_what_it_is_among() throws SQLException {
        List<String> bad = new ArrayList<>();
        for (Asked asked : asked(false)) {
            for (Measured run : runs(asked)) {
                if (run.rowsRead() > asked.mostRead()) {
                    bad.add(asked + ", although " + asked.why() + ": " + run);
                }
            }
        }
        assertThat(String.join("\n\n", bad)).isEmpty();
    }

    @Test
    void a_count_shows_that_what_is_read_is_counted() throws SQLException {
        Asked count = asked(false).stream()
                .filter(asked -> asked.name().equals("messages.count conversation"))
                .findFirst()
                .orElseThrow();

        assertThat(runs(count))
                .allSatisfy(run -> assertThat(run.rowsRead()).isGreaterThanOrEqualTo(BigDatabase.LONG_TURNS));
    }

    private List<Measured> runs(Asked asked) throws SQLException {
        recording.take();
        asked.ask().run();
        List<Sent> queries = recording.take();
        assertThat(queries).as(asked.name()).isNotEmpty();
        List<Measured> runs = new ArrayList<>();
        for (Sent query : queries) {
            runs.addAll(planner(connection).run(query));
        }
        return runs;
    }

    private List<Asked> asked(boolean served) {
        Storage storage = engine.storage(BigDatabase.TENANT);
        return Stream.of(
                        AskedOfUsers.of(storage.users()),
                        AskedOfConversations.of(storage.conversations()),
                        AskedOfMessages.of(storage.messages()))
                .flatMap(List::stream)
                .filter(asked -> asked.why().isEmpty() == served)
                .toList();
    }

    @Test
    void the_statements_rendered_at_build_time_read_no_big_table_whole_and_sort_nothing_big() throws SQLException {
        Statements statements = Statements.load(engineName, "chat_");
        List<String> bad = new ArrayList<>();
        for (Hot statement : Arrays.stream(Hot.values()).filter(statements::has).toList()) {
            Sent sample = HotSamples.of(statement, statements);
            for (Plan plan : planner(connection).explain(sample)) {
                if (!plan.wholeTables().isEmpty() || (!plan.sorts().isEmpty() && !SORTING.contains(statement))) {
                    bad.add(statement + ": " + plan);
                }
            }
        }
        assertThat(String.join("\n\n", bad)).isEmpty();
    }
}
