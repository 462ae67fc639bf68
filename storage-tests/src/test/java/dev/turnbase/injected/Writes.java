package dev.turnbase.injected;

import dev.turnbase.Storage;
import dev.turnbase.contract.SampleWrites;
import dev.turnbase.model.ConversationPatch;
import dev.turnbase.model.NewConversation;
import dev.turnbase.model.NewMessage;
import dev.turnbase.model.NewUser;
import dev.turnbase.model.User;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Every write of the interface, in each of its forms that is another to the database. */
final class Writes {
    private static final Duration DEAD = Duration.ofHours(4);
    private static final NewMessage TEXT = NewMessage.of("user", "text");
    private static final NewMessage GIVEN = TEXT.id("given");

    private final List<Write> writes = new ArrayList<>();

    private Writes() {
        SampleWrites.all().forEach(this::add);
        appends();
        others();
        refused();
        transactions();
        streams();
        tenants();
    }

    static Stream<Write> all() {
        return new Writes().writes.stream();
    }

    private void add(String name, Function<Storage, @Nullable Object> write) {
        writes.add(Write.of(name, write));
    }

    /** One that others have to come before. */
    private void addAfter(Consumer<Storage> before, String name, Function<Storage, @Nullable Object> write) {
        writes.add(new Write(name, stage -> {
            before.accept(stage.storage());
            return () -> write.apply(stage.storage());
        }));
    }

    private void appends() {
        add("append with an author", s -> s.messages().append("c1", TEXT.from("u1")));
        add("append with an id", s -> s.messages().append("c1", GIVEN));
        add("append with a reply", s -> s.messages().append("c1", TEXT.replyTo("m1")));
        add("append after a turn", s -> s.messages().append("c1", TEXT, 2));
        add("append all after a turn", s -> s.messages().appendAll("c1", List.of(TEXT.from("u1"), GIVEN), 2));
        addAfter(
                s -> s.messages().append("c1", GIVEN),
                "append again",
                s -> s.messages().append("c1", GIVEN));
        addAfter(
                s -> s.messages().appendAll("c1", List.of(GIVEN)),
                "append all again",
                s -> s.messages().appendAll("c1", List.of(GIVEN)));
    }

    private void others() {
        add("find or create, found", s -> s.users().findOrCreate(NewUser.withExternalId("ada")));
        add("delete a user who owns", s -> s.users().delete("u1"));
        addAfter(
                s -> s.conversations().markRead("c1", 1),
                "mark read again",
                s -> s.conversations().markRead("c1", 1));
        addAfter(
                s -> s.messages().delete("m2"),
                "delete again",
                s -> s.messages().delete("m2"));
    }

    private void refused() {
        add("create a user, taken", s -> s.users().create(NewUser.withExternalId("ada")));
        add(
                "create a conversation of nobody",
                s -> s.conversations().create(NewConversation.of("New", "agent").ownedBy("nobody")));
        add("append of nobody", s -> s.messages().append("c1", TEXT.from("nobody")));
        add("append after another turn", s -> s.messages().append("c1", TEXT, 1));
        add("append to nothing", s -> s.messages().append("nothing", TEXT));
        add("append, taken", s -> s.messages().append("c1", TEXT.id("m1")));
        add(
                "update of an old version",
                s -> s.conversations()
                        .update("c1", ConversationPatch.none().title("X").ifVersion(7)));
    }

    private void transactions() {
        add(
                "transaction of appends",
                s -> s.<Object, RuntimeException>transaction(tx -> {
                    tx.messages().append("c1", TEXT);
                    return tx.messages().append("c2", GIVEN);
                }));
        add(
                "transaction that reads and changes",
                s -> s.<Object, RuntimeException>transaction(tx -> {
                    User ada = tx.users().get("u1").orElseThrow();
                    long turn = tx.conversations().get("c1").orElseThrow().lastTurn();
                    tx.conversations().update("c1", ConversationPatch.none().title("after " + turn));
                    tx.messages().append("c1", TEXT.from(ada));
                    return tx.messages().latest("c1", 10);
                }));
        add(
                "transaction that deletes what it made",
                s -> s.<Object, RuntimeException>transaction(tx -> {
                    tx.users().create(NewUser.withExternalId("new").id("new"));
                    tx.messages().append("c1", GIVEN);
                    tx.messages().delete("given");
                    return tx.users().delete("new");
                }));
    }

    private void streams() {
        NewMessage pending = NewMessage.pending("assistant");
        writes.add(new Write("stream", stage -> () -> stage.opened(pending).message()));
        writes.add(new Write(
                "stream with an id",
                stage -> () -> stage.opened(pending.id("given")).message()));
        writes.add(new Write(
                "flush",
                stage -> stage.onStream("more", (s, stream) -> {
                    stream.flush();
                    return "flushed";
                })));
        writes.add(new Write(
                "flush of nothing",
                stage -> stage.onStream("", (s, stream) -> {
                    stream.flush();
                    return "flushed";
                })));
        writes.add(new Write("complete", stage -> stage.onStream("more", (s, stream) -> stream.complete())));
        writes.add(new Write("fail", stage -> stage.onStream("more", (s, stream) -> stream.fail("why"))));
        writes.add(new Write(
                "cancel",
                stage -> stage.onStream("more", (s, stream) -> {
                    stream.close();
                    return "closed";
                })));
        writes.add(new Write(
                "delete from, a stream too",
                stage -> stage.onStream("", (s, stream) -> s.messages().deleteFrom("c1", 2))));
        writes.add(new Write(
                "recover",
                stage -> stage.onDeadStream((s, engine) -> s.messages().recoverPending(DEAD))));
        writes.add(new Write("recover all", stage -> stage.onDeadStream((s, engine) -> engine.recoverPending(DEAD))));
    }

    private void tenants() {
        writes.add(new Write(
                "create a tenant",
                stage -> () -> stage.engine().tenants().create(stage.storage().tenant() + "new")));
        writes.add(new Write(
                "erase a tenant",
                stage -> () -> stage.engine().tenants().erase(stage.storage().tenant())));
    }
}
