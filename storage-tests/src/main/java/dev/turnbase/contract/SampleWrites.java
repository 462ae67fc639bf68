package dev.turnbase.contract;

import dev.turnbase.Storage;
import dev.turnbase.model.ConversationPatch;
import dev.turnbase.model.MessagePatch;
import dev.turnbase.model.NewConversation;
import dev.turnbase.model.NewMessage;
import dev.turnbase.model.NewUser;
import dev.turnbase.model.UserPatch;
import dev.turnbase.query.ConversationQuery;
import dev.turnbase.query.MessageQuery;
import dev.turnbase.query.UserQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Each write of a tenant's storage that may stand in a transaction, by what it does, on a few rows that it needs. */
public final class SampleWrites {
    private SampleWrites() {}

    /** The rows: users u1 and u2, each with a conversation, c1 and c2, and messages m1 and m2 in c1. */
    public static void seed(Storage storage) {
        storage.users().create(NewUser.withExternalId("ada").id("u1").name("Ada"));
        storage.users().create(NewUser.withEmail("bob@example.org").id("u2"));
        storage.conversations()
                .create(NewConversation.of("One", "agent").id("c1").ownedBy("u1"));
        storage.conversations()
                .create(NewConversation.of("Two", "agent").id("c2").ownedBy("u2"));
        storage.messages().append("c1", message("one").id("m1").from("u2"));
        storage.messages().append("c1", message("two").id("m2").replyTo("m1"));
    }

    /** The writes, each of which changes something, on the rows of {@link #seed}. */
    public static Map<String, Function<Storage, Object>> all() {
        Map<String, Function<Storage, Object>> writes = new TreeMap<>();
        users(writes);
        conversations(writes);
        messages(writes);
        return writes;
    }

    private static void users(Map<String, Function<Storage, Object>> writes) {
        writes.put("create a user", tx -> tx.users().create(NewUser.withEmail("new@example.org")));
        writes.put("create users", tx -> tx.users().createAll(List.of(NewUser.unidentified(), NewUser.unidentified())));
        writes.put("find or create", tx -> tx.users().findOrCreate(NewUser.withExternalId("new")));
        writes.put(
                "update a user", tx -> tx.users().update("u1", UserPatch.none().name("Augusta")));
        writes.put("merge", tx -> tx.users().merge("u2", "u1"));
        writes.put("delete a user", tx -> tx.users().delete("u2"));
    }

    private static void conversations(Map<String, Function<Storage, Object>> writes) {
        writes.put("create a conversation", tx -> tx.conversations().create(NewConversation.of("New", "agent")));
        writes.put(
                "create conversations",
                tx -> tx.conversations().createAll(List.of(NewConversation.of("New", "agent"))));
        writes.put(
                "update a conversation",
                tx -> tx.conversations().update("c1", ConversationPatch.none().title("X")));
        writes.put("archive", tx -> tx.conversations().archive("c1", true));
        writes.put("mark read", tx -> tx.conversations().markRead("c1", 1));
        writes.put("transfer", tx -> tx.conversations().transfer("c1", "u2"));
        writes.put("fork", tx -> tx.conversations().fork("c1", 1));
        writes.put("delete a conversation", tx -> tx.conversations().delete("c1"));
    }

    private static void messages(Map<String, Function<Storage, Object>> writes) {
        writes.put("append", tx -> tx.messages().append("c1", message("new")));
        writes.put("append all", tx -> tx.messages().appendAll("c1", List.of(message("a"), message("b"))));
        writes.put(
                "update a message",
                tx -> tx.messages().update("m1", MessagePatch.none().content("X")));
        writes.put("delete a message", tx -> tx.messages().delete("m1"));
        writes.put("delete from", tx -> tx.messages().deleteFrom("c1", 1));
    }

    private static NewMessage message(String content) {
        return NewMessage.of("user", content);
    }

    /** Everything in a tenant. */
    public static List<Object> everything(Storage storage) {
        List<Object> all = new ArrayList<>();
        all.addAll(storage.users().list(UserQuery.all()).items());
        all.addAll(storage.conversations().list(ConversationQuery.all()).items());
        all.addAll(storage.messages().list(MessageQuery.all()).items());
        return all;
    }
}
