package dev.turnbase.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnbase.Storage;
import dev.turnbase.StorageEngine;
import dev.turnbase.StorageOptions;
import dev.turnbase.model.NewConversation;
import dev.turnbase.model.NewMessage;
import dev.turnbase.model.NewUser;
import dev.turnbase.model.User;
import dev.turnbase.query.ConversationFilter;
import dev.turnbase.query.ConversationOrder;
import dev.turnbase.query.ConversationQuery;
import dev.turnbase.query.Direction;
import dev.turnbase.query.InboxScope;
import dev.turnbase.query.MessageFilter;
import dev.turnbase.query.MessageOrder;
import dev.turnbase.query.MessageQuery;
import dev.turnbase.query.Page;
import dev.turnbase.query.PageRequest;
import dev.turnbase.query.UserFilter;
import dev.turnbase.query.UserOrder;
import dev.turnbase.query.UserQuery;
import dev.turnbase.sql.statement.Hot;
import dev.turnbase.sql.statement.Statements;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * How SQLite runs the statements, on a filled database, with and without the statistics that a host's ANALYZE leaves: no
 * table is read whole, and no rows are sorted where the interface promises an index.
 */
class QueryPlanTest {
    private static final int USERS = 59;
    private static final int TENANTS = 40;
    private static final int MESSAGES = 40;
    private static final String CONVERSATION = "c-7-2";
    private static final Pattern WHOLE_TABLE = Pattern.compile("SCAN chat_\\w+.*");
    private static final String SORT = "USE TEMP B-TREE FOR";

    /** They read what is small at all times: the leases of open streams, the markers of an hour. */
    private static final Set<Hot> SMALL = Set.of(Hot.TENANTS_WITH_STREAMS, Hot.PURGE_MARKERS);

    @TempDir
    private Path folder;

    private WatchedDataSource database;
    private StorageEngine engine;
    private Storage storage;
    private User ada;

    @BeforeEach
    void fill() {
        database = new WatchedDataSource(folder.resolve("chat.db"));
        engine = StorageEngine.open(
                StorageOptions.builder()
                        .engine("sqlite")
                        .dataSource(database.dataSource())
                        .build(),
                new SqliteEngineProvider());
        storage = engine.storage();
        for (int i = 1; i < USERS; i++) {
            fill(i);
        }
        ada = fill(USERS);
        for (int i = 1; i <= TENANTS; i++) {
            engine.storage("tenant-" + i).users().create(NewUser.withExternalId("ada"));
        }
    }

    private User fill(int i) {
        User user = storage.users().create(NewUser.withExternalId("user-" + i).email(i + "@example.org"));
        for (int k = 0; k <= i % 4; k++) {
            String id = storage.conversations()
                    .create(NewConversation.of("Title " + i, "agent")
                            .ownedBy(user)
                            .id("c-" + i + "-" + k))
                    .id();
            storage.messages()
                    .appendAll(
                            id,
                            Collections.nCopies(
                                    MESSAGES, NewMessage.of("user", "text").from(user)));
            storage.conversations().archive(id, k % 2 == 0);
        }
        return user;
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void the_statements_rendered_at_build_time_read_no_table_whole_and_sort_nothing_big(boolean analyzed)
            throws SQLException {
        analyze(analyzed);
        Statements statements = Statements.load("sqlite", "chat_");
        List<String> bad = new ArrayList<>();
        for (Hot statement : Arrays.stream(Hot.values()).filter(statements::has).toList()) {
            for (String step : plan(statements.sql(statement))) {
                if (WHOLE_TABLE.matcher(step).matches() && !SMALL.contains(statement)) {
                    bad.add(statement + ": " + step);
                }
            }
        }
        assertThat(bad).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void lists_in_an_order_that_an_index_serves_are_read_from_it(boolean analyzed) throws SQLException {
        analyze(analyzed);
        database.takeStatements();
        for (Direction direction : Direction.values()) {
            users(direction);
            conversations(direction);
            messages(direction);
        }
        Arrays.stream(InboxScope.values())
                .forEach(scope -> walk(page -> storage.conversations().inbox(ada.id(), scope, page)));

        List<String> bad = new ArrayList<>();
        for (String sql : Set.copyOf(database.takeStatements())) {
            for (String step : plan(sql)) {
                // An inbox of both kinds merges two lists that an index has put in order and cut to the page.
                boolean merged = sql.contains("\"chosen\"") || sql.contains("as chosen");
                if (WHOLE_TABLE.matcher(step).matches() || (step.startsWith(SORT) && !merged)) {
                    bad.add(step + " <- " + sql);
                }
            }
        }
        assertThat(bad).isEmpty();
    }

    private void users(Direction direction) {
        for (UserOrder order : UserOrder.values()) {
            walk(page -> storage.users()
                    .list(UserQuery.all().orderBy(order, direction).page(page)));
        }
        storage.users()
                .list(UserQuery.where(UserFilter.any().externalId("user-7")).orderBy(UserOrder.ID, direction));
    }

    private void conversations(Direction direction) {
        for (ConversationOrder order : List.of(ConversationOrder.CREATED_AT, ConversationOrder.ID)) {
            walk(page -> storage.conversations()
                    .list(ConversationQuery.all().orderBy(order, direction).page(page)));
        }
        ConversationFilter active = ConversationFilter.any().owner(ada.id()).archived(false);
        walk(page -> storage.conversations()
                .list(ConversationQuery.where(active)
                        .orderBy(ConversationOrder.LAST_ACTIVITY, direction)
                        .page(page)));
    }

    private void messages(Direction direction) {
        walk(page -> storage.messages()
                .list(MessageQuery.of(CONVERSATION)
                        .orderBy(MessageOrder.TURN, direction)
                        .page(page)));
        MessageFilter tail = MessageFilter.any().conversation(CONVERSATION).afterTurn(30);
        walk(page -> storage.messages()
                .list(MessageQuery.where(tail)
                        .orderBy(MessageOrder.TURN, direction)
                        .page(page)));
        walk(page -> storage.messages()
                .list(MessageQuery.all().orderBy(MessageOrder.ID, direction).page(page)));
        storage.messages().count(MessageFilter.any().conversation(CONVERSATION));
    }

    /** Asks for the first page, the next, the one before it, and the last. */
    private static <T> void walk(Function<PageRequest, Page<T>> list) {
        Page<T> last = list.apply(PageRequest.last(1));
        Page<T> first = list.apply(PageRequest.first(1));
        Page<T> second = list.apply(PageRequest.first(1).after(first.next().orElseThrow()));
        Page<T> back = list.apply(PageRequest.last(1).before(second.previous().orElseThrow()));
        assertThat(back.items()).isEqualTo(first.items()).isNotEqualTo(last.items());
    }

    private void analyze(boolean wanted) throws SQLException {
        if (wanted) {
            try (Connection connection = connection();
                    Statement statement = connection.createStatement()) {
                statement.execute("analyze");
            }
        }
    }

    private List<String> plan(String sql) throws SQLException {
        List<String> steps = new ArrayList<>();
        try (Connection connection = connection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("explain query plan " + sql)) {
            while (row.next()) {
                steps.add(row.getString("detail"));
            }
        }
        return steps;
    }

    private Connection connection() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("chat.db"));
    }
}
