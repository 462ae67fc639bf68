package dev.turnbase.statements;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnbase.MessageStream;
import dev.turnbase.Storage;
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
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Runs each operation once and notes what it sent. */
final class Operations {
    private static final Set<String> CONTROL =
            Set.of("BEGIN", "SET TRANSACTION", "START TRANSACTION", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE");

    private final Recorder recorder;
    private final Storage storage;
    private final User ada;
    private final String conversation;
    private final Map<String, Cost> costs = new LinkedHashMap<>();

    private Operations(Recorder recorder, Storage storage) {
        this.recorder = recorder;
        this.storage = storage;
        this.ada = storage.users().create(NewUser.withExternalId("ada").email("ada@example.org"));
        this.conversation = newConversation();
        // The first marker of an engine comes with a purge of old ones.
        storage.conversations().update(conversation, ConversationPatch.none().title("t"));
    }

    /** What each operation costs on an engine whose statements the recorder hears. */
    static Map<String, Cost> costs(Recorder recorder, Storage storage) {
        Operations operations = new Operations(recorder, storage);
        operations.users();
        operations.conversations();
        operations.messages();
        operations.streams();
        operations.transactions();
        return operations.costs;
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
            recorder.take();
            reply = storage.messages().stream(conversation, NewMessage.pending("assistant"));
            note("messages.stream, opening");
            reply.write("text ");
            reply.flush();
            note("a flush of a stream");
            count(
                    "messages.latest beside a pending message",
                    () -> storage.messages().latest(conversation, 20));
            reply.write("more");
            recorder.take();
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
        recorder.take();
        work.run();
        note(operation);
    }

    private void note(String operation) {
        List<String> roundTrips = recorder.take();
        List<String> statements = roundTrips.stream()
                .flatMap(sql -> Arrays.stream(sql.split("; ")))
                .toList();
        long control = statements.stream()
                .filter(sql -> CONTROL.stream().anyMatch(sql::startsWith))
                .count();
        costs.put(operation, new Cost(statements.size() - control, control, roundTrips.size()));
    }

    /**
     * What an operation costs.
     *
     * @param statements how many statements read or write
     * @param control how many begin and end transactions and savepoints
     * @param roundTrips in how many round trips both are sent
     */
    record Cost(long statements, long control, long roundTrips) {}
}
