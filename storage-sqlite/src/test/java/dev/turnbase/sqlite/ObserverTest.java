package dev.turnbase.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnbase.MessageStream;
import dev.turnbase.OperationEvent;
import dev.turnbase.SlowStatement;
import dev.turnbase.Storage;
import dev.turnbase.StorageEngine;
import dev.turnbase.StorageObserver;
import dev.turnbase.StorageOptions;
import dev.turnbase.error.ContentionException;
import dev.turnbase.error.ErrorCode;
import dev.turnbase.error.NotFoundException;
import dev.turnbase.model.NewConversation;
import dev.turnbase.model.NewMessage;
import dev.turnbase.model.NewUser;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an observer is told, and what it is never told. */
class ObserverTest {
    private static final String SECRET = "what-people-wrote";
    private static final int ATTEMPTS = 3;
    private static final Duration THRESHOLD = Duration.ofMillis(1);

    @TempDir
    private Path folder;

    private final List<OperationEvent> operations = new CopyOnWriteArrayList<>();
    private final List<SlowStatement> statements = new CopyOnWriteArrayList<>();
    private WatchedDataSource database;
    private StorageEngine engine;
    private Storage storage;

    @BeforeEach
    void open() {
        database = new WatchedDataSource(folder.resolve("chat.db"));
        engine = open(THRESHOLD);
        storage = engine.storage("acme");
    }

    private StorageEngine open(Duration threshold) {
        return StorageEngine.open(
                StorageOptions.builder()
                        .engine("sqlite")
                        .dataSource(database.dataSource())
                        .maxAttempts(ATTEMPTS)
                        .slowStatementThreshold(threshold)
                        .observer(new StorageObserver() {
                            @Override
                            public void onOperation(OperationEvent event) {
                                operations.add(event);
                            }

                            @Override
                            public void onSlowStatement(SlowStatement statement) {
                                statements.add(statement);
                            }
                        })
                        .build(),
                new SqliteEngineProvider());
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void an_operation_is_told_with_name_tenant_and_duration() {
        storage.users().create(NewUser.withExternalId("ada"));

        assertThat(operations).singleElement().satisfies(event -> {
            assertThat(event.name()).isEqualTo("users.create");
            assertThat(event.tenant()).isEqualTo("acme");
            assertThat(event.duration()).isPositive();
            assertThat(event.error()).isEmpty();
            assertThat(event.retries()).isZero();
        });
    }

    @Test
    void a_failed_operation_is_told_with_its_code() {
        assertThatThrownBy(() -> storage.messages().append("missing", NewMessage.of("user", SECRET)))
                .isInstanceOf(NotFoundException.class);

        assertThat(operations)
                .singleElement()
                .satisfies(event -> assertThat(event.error()).contains(ErrorCode.NOT_FOUND));
    }

    @Test
    void retries_are_counted() {
        database.busy(ATTEMPTS - 1);
        storage.users().create(NewUser.withExternalId("ada"));

        assertThat(operations).singleElement().satisfies(event -> {
            assertThat(event.retries()).isEqualTo(ATTEMPTS - 1);
            assertThat(event.error()).isEmpty();
        });
    }

    @Test
    void a_busy_file_is_contention_after_the_last_attempt_with_the_others_under_it() {
        database.busy(ATTEMPTS);

        assertThatThrownBy(() -> storage.users().create(NewUser.withExternalId("ada")))
                .isInstanceOfSatisfying(ContentionException.class, failure -> {
                    assertThat(failure.getSuppressed()).hasSize(ATTEMPTS - 1);
                    assertThat(failure.getMessage()).contains("code 5").doesNotContain("busy with text");
                });

        assertThat(operations)
                .singleElement()
                .satisfies(event -> assertThat(event.error()).contains(ErrorCode.CONTENTION));
    }

    @Test
    void a_transaction_is_one_operation_whatever_it_does() throws IOException {
        assertThatThrownBy(() -> storage.transactionWithoutResult(tx -> {
                    tx.users().create(NewUser.withExternalId("ada"));
                    throw new IOException("of the caller");
                }))
                .isInstanceOf(IOException.class);

        assertThat(operations).singleElement().satisfies(event -> {
            assertThat(event.name()).isEqualTo("transaction");
            assertThat(event.error()).isEmpty();
        });
    }

    @Test
    void a_stream_is_told_under_its_tenant() {
        String conversation = conversation();
        operations.clear();

        try (MessageStream reply = storage.messages().stream(conversation, NewMessage.pending("assistant"))) {
            reply.write(SECRET);
            reply.flush();
            reply.complete();
        }

        assertThat(operations)
                .extracting(OperationEvent::name)
                .containsSubsequence("messages.stream", "stream.flush", "stream.end");
        assertThat(operations).extracting(OperationEvent::tenant).containsOnly("acme");
    }

    @Test
    void slow_statements_are_told_with_their_text_and_nothing_that_was_bound_in_it() {
        String conversation = conversation();
        database.slow(2 * THRESHOLD.toMillis());
        storage.messages().append(conversation, NewMessage.of("user", SECRET).id("id-of-a-message"));

        assertThat(statements)
                .extracting(SlowStatement::sql)
                .contains("BEGIN IMMEDIATE", "COMMIT")
                .anyMatch(sql -> sql.startsWith("insert into \"chat_message\""));
        assertThat(statements)
                .allSatisfy(statement -> assertThat(statement.duration()).isGreaterThanOrEqualTo(THRESHOLD));
        assertThat(statements.toString() + operations)
                .doesNotContain(SECRET)
                .doesNotContain("id-of-a-message")
                .doesNotContain(conversation);
    }

    @Test
    void a_statement_below_the_threshold_is_not_told() {
        try (StorageEngine quick = open(Duration.ofHours(1))) {
            statements.clear();
            quick.storage().users().create(NewUser.withExternalId("ada"));
        }
        assertThat(statements).isEmpty();
    }

    private String conversation() {
        return storage.conversations()
                .create(NewConversation.of(SECRET, "agent"))
                .id();
    }
}
