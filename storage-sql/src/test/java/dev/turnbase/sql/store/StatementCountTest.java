package dev.turnbase.sql.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnbase.MessageStream;
import dev.turnbase.model.ConversationPatch;
import dev.turnbase.model.MessagePatch;
import dev.turnbase.model.NewConversation;
import dev.turnbase.model.NewMessage;
import dev.turnbase.model.NewUser;
import dev.turnbase.model.User;
import dev.turnbase.model.UserPatch;
import dev.turnbase.query.MessageQuery;
import dev.turnbase.query.PageRequest;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StatementCountTest extends StoreTest {
    private final Map<String, Integer> counts = new LinkedHashMap<>();

    /** So slow that no flush comes between. */
    @Override
    Duration streamPace() {
        return Duration.ofHours(1);
    }

    private void count(String operation, Runnable call) {
        counts.put(operation, statementsOf(call));
    }

    @Test
    void operations_take_no_more_statements_than_these() {
        User ada = users.create(NewUser.withExternalId("ada"));
        User bob = users.create(NewUser.withExternalId("bob"));
        String c =
                conversations.create(NewConversation.of("t", "a").ownedBy(ada)).id();
        String m = messages.append(c, NewMessage.of("user", "x")).id();

        count("users.create", () -> users.create(NewUser.withEmail("x@y")));
        count("users.get", () -> users.get(ada.id()));
        count("users.findOrCreate, found", () -> users.findOrCreate(NewUser.withExternalId("ada")));
        count(
                "users.update, name",
                () -> users.update(ada.id(), UserPatch.none().name("Ada")));
        count("users.merge", () -> users.merge(bob.id(), ada.id()));
        count(
                "conversations.create",
                () -> conversations.create(NewConversation.of("t", "a").ownedBy(ada)));
        count("conversations.get", () -> conversations.get(c));
        count("conversations.open", () -> conversations.open(c, 5));
        count("conversations.inbox", () -> conversations.inbox(ada.id(), PageRequest.first(5)));
        count(
                "conversations.update",
                () -> conversations.update(c, ConversationPatch.none().title("u")));
        count("conversations.archive", () -> conversations.archive(c, true));
        count("conversations.markRead", () -> conversations.markRead(c, 1));
        count("messages.append", () -> messages.append(c, NewMessage.of("user", "x")));
        count(
                "messages.append, own id",
                () -> messages.append(c, NewMessage.of("user", "x").id("own")));
        count(
                "messages.append, reply",
                () -> messages.append(c, NewMessage.of("user", "x").replyTo(m)));
        count("messages.get", () -> messages.get(m));
        count("messages.latest", () -> messages.latest(c, 5));
        count("messages.list", () -> messages.list(MessageQuery.of(c)));
        count("messages.update", () -> messages.update(m, MessagePatch.none().content("y")));
        count("messages.delete", () -> messages.delete(m));
        count("messages.deleteFrom", () -> messages.deleteFrom(c, 4));
        countStream(c);
        count("conversations.fork", () -> conversations.fork(c, 2));
        count("conversations.delete", () -> conversations.delete(c));
        count("users.delete", () -> users.delete(ada.id()));

        assertThat(counts).isEqualTo(expected());
    }

    private void countStream(String conversation) {
        MessageStream[] stream = new MessageStream[1];
        count("messages.stream", () -> stream[0] = messages.stream(conversation, NewMessage.pending("agent")));
        stream[0].write("x");
        count("messages.latest, pending", () -> messages.latest(conversation, 5));
        count("stream.flush", stream[0]::flush);
        count("stream.complete", stream[0]::complete);
    }

    private static Map<String, Integer> expected() {
        return Map.ofEntries(
                Map.entry("users.create", 3),
                Map.entry("users.get", 1),
                Map.entry("users.findOrCreate, found", 1),
                Map.entry("users.update, name", 3),
                Map.entry("users.merge", 11),
                Map.entry("conversations.create", 3),
                Map.entry("conversations.get", 1),
                Map.entry("conversations.open", 1),
                Map.entry("conversations.inbox", 1),
                Map.entry("conversations.update", 2),
                Map.entry("conversations.archive", 3),
                Map.entry("conversations.markRead", 3),
                Map.entry("messages.append", 2),
                Map.entry("messages.append, own id", 3),
                Map.entry("messages.append, reply", 3),
                Map.entry("messages.get", 1),
                Map.entry("messages.latest", 1),
                Map.entry("messages.list", 1),
                Map.entry("messages.update", 2),
                Map.entry("messages.delete", 6),
                Map.entry("messages.deleteFrom", 5),
                Map.entry("messages.stream", 3),
                Map.entry("messages.latest, pending", 2),
                Map.entry("stream.flush", 2),
                Map.entry("stream.complete", 5),
                Map.entry("conversations.fork", 9),
                Map.entry("conversations.delete", 5),
                Map.entry("users.delete", 11));
    }
}
