package dev.turnbase.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnbase.MessageStream;
import dev.turnbase.Storage;
import dev.turnbase.StorageEngine;
import dev.turnbase.StorageOptions;
import dev.turnbase.model.ConversationPatch;
import dev.turnbase.model.Message;
import dev.turnbase.model.MessagePatch;
import dev.turnbase.model.NewConversation;
import dev.turnbase.model.NewMessage;
import dev.turnbase.model.NewUser;
import dev.turnbase.model.User;
import dev.turnbase.model.UserPatch;
import dev.turnbase.query.ConversationQuery;
import dev.turnbase.query.MessageFilter;
import dev.turnbase.query.MessageQuery;
import dev.turnbase.query.PageRequest;
import dev.turnbase.query.UserQuery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pins how many statements each operation runs. Run with {@code -Dstatements=write} to write the page anew. */
class StatementsTest {
    private static final Path PAGE = Path.of("../docs/statements.md");
    private static final Set<String> CONTROL = Set.of("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE");

    @TempDir
    private Path folder;

    private final StringBuilder rows = new StringBuilder();
    private WatchedDataSource database;
    private StorageEngine engine;
    private Storage storage;
    private User ada;
    private String conversation;

    @BeforeEach
    void open() {
        database = new WatchedDataSource(folder.resolve("chat.db"));
        engine = StorageEngine.open(
                StorageOptions.builder()
                        .engine("sqlite")
                        .dataSource(database.dataSource())
                        .streamHeartbeat(Duration.ofHours(1))
                        .streamFlushInterval(Duration.ofHours(1))
                        .build(),
                new SqliteEngineProvider());
        storage = engine.storage();
        ada = storage.users().create(NewUser.withExternalId("ada").email("ada@example.org"));
        conversation = newConversation();
        // The first marker of a connection is inserted, and comes with a purge of old ones; later it only changes its
        // id.
        storage.conversations().update(conversation, ConversationPatch.none().title("t"));
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void each_operation_runs_the_statements_that_the_page_says() throws IOException {
        users();
        conversations();
        messages();
        streams();
        transactions();

        String page = Files.readString(PAGE);
        int table = page.indexOf("|---");
        String expected = page.substring(0, page.indexOf('\n', table) + 1) + rows;
        if ("write".equals(System.getProperty("statements"))) {
            Files.writeString(PAGE, expected);
        }
        assertThat(Files.readString(PAGE))
                .as("run the test with -Dstatements=write, and look at what has changed")
                .isEqualTo(expected);
    }

    private void users() {
        count("users.create, one identity", () -> storage.users().create(NewUser.withExternalId("eve")));
        count("users.get", () -> storage.users().get(ada.id()));
        count("users.findOrCreate, hit", () -> storage.users().findOrCreate(NewUser.withExternalId("ada")));
        count("users.findOrCreate, miss", () -> storage.users().findOrCreate(NewUser.withExternalId("bob")));
        count("users.list", () -> storage.users().list(UserQuery.all().page(PageRequest.first(20))));
        count(
                "users.update",
                () -> storage.users().update(ada.id(), UserPatch.none().name("Ada")));
        User twin = storage.users().create(NewUser.withExternalId("twin"));
        count("users.merge", () -> storage.users().merge(twin.id(), ada.id()));
        User gone = storage.users().create(NewUser.withExternalId("gone"));
        count("users.delete", () -> storage.users().delete(gone.id()));
    }

    private void conversations() {
        count("conversations.create", this::newConversation);
        count("conversations.get", () -> storage.conversations().get(conversation));
        count("conversations.open", () -> storage.conversations().open(conversation, 20));
        count(
                "conversations.list",
                () -> storage.conversations().list(ConversationQuery.all().page(PageRequest.first(20))));
        count("conversations.inbox", () -> storage.conversations().inbox(ada.id(), PageRequest.first(20)));
        count(
                "conversations.update",
                () -> storage.conversations()
                        .update(conversation, ConversationPatch.none().title("Trip")));
        storage.messages().append(conversation, NewMessage.of("user", "text"));
        count("conversations.markRead", () -> storage.conversations().markRead(conversation, 1));
        count(
                "conversations.markRead, read before",
                () -> storage.conversations().markRead(conversation, 1));
        count("conversations.archive", () -> storage.conversations().archive(conversation, true));
        count("conversations.fork", () -> storage.conversations().fork(conversation, 1));
        String gone = newConversation();
        count("conversations.delete", () -> storage.conversations().delete(gone));
    }

    private void messages() {
        NewMessage text = NewMessage.of("user", "text");
        count("messages.append", () -> storage.messages().append(conversation, text));
        count("messages.append with an author", () -> storage.messages().append(conversation, text.from(ada)));
        count("messages.append with an id", () -> storage.messages().append(conversation, text.id("m")));
        count("messages.append, replay", () -> storage.messages().append(conversation, text.id("m")));
        count("messages.append with replyTo", () -> storage.messages().append(conversation, text.replyTo("m")));
        count(
                "messages.appendAll, 100",
                () -> storage.messages().appendAll(conversation, Collections.nCopies(100, text)));
        count("messages.get", () -> storage.messages().get("m"));
        count("messages.latest", () -> storage.messages().latest(conversation, 20));
        count(
                "messages.list",
                () -> storage.messages().list(MessageQuery.of(conversation).page(PageRequest.first(20))));
        count(
                "messages.count",
                () -> storage.messages().count(MessageFilter.any().conversation(conversation)));
        count(
                "messages.update",
                () -> storage.messages().update("m", MessagePatch.none().metadata("{\"a\":1}")));
        count("messages.delete", () -> storage.messages().delete("m"));
        count("messages.deleteFrom", () -> storage.messages().deleteFrom(conversation, 50));
    }

    private void streams() {
        MessageStream reply = null;
        try {
            database.takeStatements();
            reply = storage.messages().stream(conversation, NewMessage.pending("assistant"));
            note("messages.stream, opening");
            reply.write("text ");
            reply.flush();
            note("a flush of a stream");
            count(
                    "messages.latest beside a pending message",
                    () -> storage.messages().latest(conversation, 20));
            reply.write("more");
            database.takeStatements();
            Message whole = reply.complete();
            note("complete of a stream");
            assertThat(whole.content()).isEqualTo("text more");
        } finally {
            if (reply != null) {
                reply.close();
            }
        }
    }

    private void transactions() {
        count("a transaction that does nothing", () -> storage.transactionWithoutResult(tx -> {}));
        count(
                "a transaction of one append",
                () -> storage.transactionWithoutResult(
                        tx -> tx.messages().append(conversation, NewMessage.of("user", "text"))));
        count(
                "a transaction of get and update",
                () -> storage.transactionWithoutResult(tx -> {
                    assertThat(tx.conversations().get(conversation)).isPresent();
                    tx.conversations()
                            .update(conversation, ConversationPatch.none().title("Lisbon"));
                }));
    }

    private String newConversation() {
        return storage.conversations()
                .create(NewConversation.of("Trip", "agent").ownedBy(ada))
                .id();
    }

    private void count(String operation, Runnable work) {
        database.takeStatements();
        work.run();
        note(operation);
    }

    private void note(String operation) {
        List<String> ran = database.takeStatements();
        long control = ran.stream()
                .filter(sql -> CONTROL.stream().anyMatch(sql::startsWith))
                .count();
        rows.append(String.format("| %s | %d | %d |%n", operation, ran.size() - control, control));
    }
}
