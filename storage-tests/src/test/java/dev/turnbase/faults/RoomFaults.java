package dev.turnbase.faults;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnbase.Storage;
import dev.turnbase.StorageEngine;
import dev.turnbase.error.AlreadyExistsException;
import dev.turnbase.error.ContentionException;
import dev.turnbase.error.NotFoundException;
import dev.turnbase.error.StateConflictException;
import dev.turnbase.model.Message;
import dev.turnbase.model.NewMessage;
import dev.turnbase.model.NewUser;
import dev.turnbase.servers.Until;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Appends to several conversations that wait for a connection are made in one transaction, and do each other no harm. */
abstract class RoomFaults extends FaultTest {
    private static final String LOCKED = "locked";

    private Crowd crowd;

    RoomFaults(Ways ways) {
        super(ways);
    }

    @BeforeEach
    void gather() {
        crowd = new Crowd();
    }

    @AfterEach
    void disperse() {
        crowd.disperse();
    }

    private StorageEngine openWithOneConnection() {
        return StorageEngine.open(
                scene().options(scene().url() + "&connection_limit=1").build());
    }

    /** Starts appends while the only connection waits for the lock on a conversation. */
    private List<Future<Message>> together(Storage storage, List<Callable<Message>> appends) {
        List<Callable<Message>> all = new ArrayList<>();
        all.add(() -> storage.messages().append(LOCKED, NewMessage.of("user", "first")));
        all.addAll(appends);
        try (RowLock held = lock("conversation_head", LOCKED)) {
            return crowd.behindTheFirst(all, scene()::awaitBusy, started -> {}).subList(1, all.size());
        }
    }

    private static Callable<Message> append(Storage storage, String conversation, NewMessage message) {
        return () -> storage.messages().append(conversation, message);
    }

    @Test
    void they_are_made_in_one_transaction() throws Exception {
        try (StorageEngine engine = openWithOneConnection()) {
            Storage storage = storage(engine);
            List<Callable<Message>> appends = new ArrayList<>();
            create(storage, LOCKED);
            for (String conversation : List.of("d", "b", "c", "a")) {
                create(storage, conversation);
                storage.messages().append(conversation, NewMessage.of("user", "old"));
                appends.add(append(storage, conversation, NewMessage.of("user", "new")));
            }

            List<Future<Message>> appended = together(storage, appends);

            for (Future<Message> each : appended) {
                assertThat(each.get().turn()).isEqualTo(2);
            }
            assertThat(ask("distinct xmin", "message and content = 'new'")).hasSize(1);
        }
    }

    @Test
    void what_is_wrong_fails_alone() throws Exception {
        try (StorageEngine engine = openWithOneConnection()) {
            Storage storage = storage(engine);
            create(storage, LOCKED);
            create(storage, "a");
            create(storage, "b");
            storage.messages().append("a", NewMessage.of("user", "old").id("taken"));
            NewMessage message = NewMessage.of("user", "new");

            List<Future<Message>> appended = together(
                    storage,
                    List.of(
                            append(storage, "b", message),
                            append(storage, "missing", message),
                            append(storage, "a", message.from("nobody")),
                            append(storage, LOCKED, message.id("taken")),
                            append(storage, "a", message)));

            assertThat(appended.get(0).get().turn()).isEqualTo(1);
            assertThatThrownBy(() -> appended.get(1).get()).hasCauseInstanceOf(NotFoundException.class);
            assertThatThrownBy(() -> appended.get(2).get()).hasCauseInstanceOf(NotFoundException.class);
            assertThatThrownBy(() -> appended.get(3).get()).hasCauseInstanceOf(AlreadyExistsException.class);
            assertThat(appended.get(4).get().turn()).isEqualTo(2);
        }
        assertThat(ask("concat(conversation, turn)", "message order by conversation, turn"))
                .containsExactly("a1", "a2", "b1", "locked1");
    }

    @Test
    void one_under_a_condition_is_made_alone() throws Exception {
        try (StorageEngine engine = openWithOneConnection()) {
            Storage storage = storage(engine);
            create(storage, LOCKED);
            create(storage, "a");
            Callable<Message> first = () -> storage.messages().append("a", NewMessage.of("user", "new"), 0);

            List<Future<Message>> appended = together(storage, List.of(first, first, first));

            int made = 0;
            for (Future<Message> each : appended) {
                try {
                    assertThat(each.get().turn()).isEqualTo(1);
                    made++;
                } catch (ExecutionException e) {
                    assertThat(e).hasCauseInstanceOf(StateConflictException.class);
                }
            }
            assertThat(made).isEqualTo(1);
        }
        assertThat(ask("concat(conversation, turn)", "message order by conversation, turn"))
                .containsExactly("a1", "locked1");
    }

    @Test
    void authors_of_several_conversations_are_kept() throws Exception {
        try (StorageEngine engine = openWithOneConnection()) {
            Storage storage = storage(engine);
            String author =
                    storage.users().create(NewUser.withExternalId("ada")).id();
            create(storage, LOCKED);
            create(storage, "a");
            create(storage, "b");
            NewMessage message = NewMessage.of("user", "new").from(author);

            List<Future<Message>> appended =
                    together(storage, List.of(append(storage, "b", message), append(storage, "a", message)));

            for (Future<Message> each : appended) {
                assertThat(each.get().authorId()).contains(author);
            }
        }
    }

    @Test
    void one_whose_conversation_is_locked_waits_alone() throws Exception {
        try (StorageEngine engine = openWithOneConnection()) {
            Storage storage = storage(engine);
            create(storage, LOCKED);
            create(storage, "a");
            create(storage, "held");
            NewMessage message = NewMessage.of("user", "new");
            RowLock held = lock("conversation_head", "held");

            List<Future<Message>> appended =
                    together(storage, List.of(append(storage, "a", message), append(storage, "held", message)));

            assertThat(appended.get(0).get().turn()).isEqualTo(1);
            assertThat(appended.get(1)).isNotDone();
            held.close();
            assertThat(appended.get(1).get().turn()).isEqualTo(1);
        }
    }

    @Test
    void who_is_interrupted_while_it_leads_others_does_them_no_harm() throws Exception {
        try (StorageEngine engine = openWithOneConnection()) {
            Storage storage = storage(engine);
            create(storage, LOCKED);
            create(storage, "held");
            NewMessage message = NewMessage.of("user", "new");
            Map<String, Thread> threads = new ConcurrentHashMap<>();
            Callable<Message> leader = () -> {
                threads.put("leader", Thread.currentThread());
                return storage.messages().append(LOCKED, message);
            };
            Callable<Message> follower = () -> {
                threads.put("follower", Thread.currentThread());
                return storage.messages().append(LOCKED, message);
            };
            RowLock held = lock("conversation_head", "held");

            List<Future<Message>> appended =
                    together(storage, List.of(append(storage, "held", message), leader, follower));
            Thread leading = requireNonNull(threads.get("leader"));
            Thread following = requireNonNull(threads.get("follower"));
            Until.holds("one leads the other and waits for the connection", () -> {
                Object blocker = LockSupport.getBlocker(leading);
                return blocker != null && blocker != LockSupport.getBlocker(following);
            });
            leading.interrupt();
            assertThatThrownBy(() -> appended.get(1).get()).hasCauseInstanceOf(ContentionException.class);
            held.close();

            assertThat(appended.get(2).get().turn()).isEqualTo(2);
        }
    }
}
