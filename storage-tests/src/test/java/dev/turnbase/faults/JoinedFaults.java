package dev.turnbase.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnbase.Storage;
import dev.turnbase.StorageEngine;
import dev.turnbase.StorageOptions;
import dev.turnbase.error.AlreadyExistsException;
import dev.turnbase.error.ContentionException;
import dev.turnbase.error.ErrorCode;
import dev.turnbase.error.NotFoundException;
import dev.turnbase.error.StorageException;
import dev.turnbase.jdbc.Intercepted;
import dev.turnbase.model.Message;
import dev.turnbase.model.NewMessage;
import dev.turnbase.model.NewUser;
import dev.turnbase.servers.Until;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Appends that wait for one conversation are made as one, and do each other no harm. */
abstract class JoinedFaults extends FaultTest {
    private static final String C = "c";

    private Crowd crowd;

    JoinedFaults(Ways ways) {
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

    /**
     * Starts appends one after the other while the conversation is locked. The first waits in the database, the others behind it.
     *
     * @param then what is done before the conversation is free again
     */
    private <T> List<Future<T>> together(List<Callable<T>> appends, Consumer<List<Future<T>>> then) {
        try (RowLock held = lock("conversation_head", C)) {
            return crowd.behindTheFirst(appends, scene()::awaitBusy, then);
        }
    }

    private static Callable<Message> append(Storage storage, NewMessage message) {
        return () -> storage.messages().append(C, message);
    }

    private static List<Callable<Message>> appends(Storage storage, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> append(storage, NewMessage.of("user", "text " + i)))
                .toList();
    }

    private static List<Long> turns(List<Future<Message>> appends) throws Exception {
        List<Long> turns = new ArrayList<>();
        for (Future<Message> append : appends) {
            turns.add(append.get().turn());
        }
        return turns;
    }

    private static List<Long> upTo(long last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }

    private List<String> contents() {
        assertThat(ask("turn", "message order by turn"))
                .isEqualTo(upTo(ask("turn", "message").size()).stream()
                        .map(String::valueOf)
                        .toList());
        return ask("content", "message order by turn");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_crowd_is_made_as_one_in_the_order_in_which_it_came_unless_that_is_off(boolean coalescing) throws Exception {
        Queue<String> inserts = new ConcurrentLinkedQueue<>();
        StorageOptions options = StorageOptions.builder()
                .engine(ways().engine())
                .dataSource(Intercepted.of(scene().driver(), (connection, sql, execution) -> {
                    if (sql.contains("insert into") && sql.contains("chat_message")) {
                        inserts.add(sql);
                    }
                    return execution.run();
                }))
                .coalesceWrites(coalescing)
                .build();
        try (StorageEngine engine = StorageEngine.open(options)) {
            create(storage(engine), C);

            List<Future<Message>> appends = coalescing
                    ? together(appends(storage(engine), 20), started -> {})
                    : crowd.atOnce(appends(storage(engine), 20));

            assertThat(
                            coalescing
                                    ? turns(appends)
                                    : turns(appends).stream().sorted().toList())
                    .isEqualTo(upTo(20));
            assertThat(inserts).hasSize(coalescing ? 2 : 20);
        }
    }

    @Test
    void what_is_wrong_fails_alone() throws Exception {
        try (StorageEngine engine = scene().open()) {
            Storage storage = storage(engine);
            create(storage, C);
            storage.messages().append(C, NewMessage.of("user", "first").id("taken"));
            NewMessage message = NewMessage.of("user", "text");

            List<Future<Message>> appends = together(
                    List.of(
                            append(storage, message),
                            append(storage, message.id("taken")),
                            append(storage, message.from("nobody")),
                            append(storage, message),
                            append(storage, message.replyTo("nothing")),
                            append(storage, message.replyTo("taken"))),
                    started -> {});

            assertThat(appends.get(0).get().turn()).isEqualTo(2);
            assertFails(appends.get(1), AlreadyExistsException.class);
            assertFails(appends.get(2), NotFoundException.class);
            assertThat(appends.get(3).get().turn()).isEqualTo(3);
            assertFails(appends.get(4), NotFoundException.class);
            assertThat(appends.get(5).get().turn()).isEqualTo(4);
        }
        assertThat(contents()).containsExactly("first", "text", "text", "text");
    }

    private static void assertFails(Future<?> append, Class<? extends StorageException> how) {
        assertThatThrownBy(append::get).isInstanceOf(ExecutionException.class).hasCauseInstanceOf(how);
    }

    @Test
    void what_is_appended_before_or_twice_at_a_time_is_there_once() throws Exception {
        try (StorageEngine engine = scene().open()) {
            Storage storage = storage(engine);
            create(storage, C);
            NewMessage before = NewMessage.of("user", "before").id("before");
            NewMessage twice = NewMessage.of("user", "twice").id("twice");
            storage.messages().append(C, before);

            List<Future<Message>> appends = together(
                    List.of(
                            append(storage, NewMessage.of("user", "text")),
                            append(storage, twice),
                            append(storage, before),
                            append(storage, twice),
                            append(storage, NewMessage.of("user", "text"))),
                    started -> {});

            assertThat(turns(appends)).containsExactly(2L, 3L, 1L, 3L, 4L);
        }
        assertThat(contents()).containsExactly("before", "text", "twice", "text");
    }

    @Test
    void messages_of_one_call_stay_together() throws Exception {
        try (StorageEngine engine = scene().open()) {
            Storage storage = storage(engine);
            create(storage, C);
            Callable<List<Message>> pair = () -> storage.messages()
                    .appendAll(C, List.of(NewMessage.of("user", "question"), NewMessage.of("assistant", "answer")));

            List<Future<List<Message>>> appends = together(List.of(pair, pair, pair), started -> {});

            for (int i = 0; i < appends.size(); i++) {
                assertThat(appends.get(i).get()).extracting(Message::turn).containsExactly(2L * i + 1, 2L * i + 2);
            }
        }
        assertThat(contents()).containsExactly("question", "answer", "question", "answer", "question", "answer");
    }

    @Test
    void one_that_is_interrupted_while_it_waits_writes_nothing_and_the_others_go_on() throws Exception {
        try (StorageEngine engine = scene().open()) {
            Storage storage = storage(engine);
            create(storage, C);
            List<Callable<Message>> writes = new ArrayList<>(appends(storage, 4));
            List<Thread> victim = new ArrayList<>();
            writes.set(2, () -> {
                victim.add(Thread.currentThread());
                return storage.messages().append(C, NewMessage.of("user", "never"));
            });

            List<Future<Message>> appends = together(writes, started -> {
                victim.get(0).interrupt();
                Until.holds("it has left", () -> started.get(2).isDone());
            });

            assertFails(appends.get(2), ContentionException.class);
            assertThatThrownBy(() -> appends.get(2).get()).hasMessageContaining("interrupted");
            assertThat(appends.get(3).get().turn()).isEqualTo(3);
        }
        assertThat(contents()).containsExactly("text 0", "text 1", "text 3");
    }

    @Test
    void one_that_is_interrupted_while_it_is_carried_along_is_made_and_stays_interrupted() throws Exception {
        try (StorageEngine engine = scene().open()) {
            Storage storage = storage(engine);
            create(storage, C);
            String author =
                    storage.users().create(NewUser.withExternalId("ada")).id();
            NewMessage message = NewMessage.of("user", "text").from(author);
            List<Thread> follower = new ArrayList<>();
            List<Boolean> interrupted = new ArrayList<>();
            List<Callable<Message>> writes =
                    List.of(append(storage, NewMessage.of("user", "first")), append(storage, message), () -> {
                        follower.add(Thread.currentThread());
                        Message appended = storage.messages().append(C, message);
                        interrupted.add(Thread.interrupted());
                        return appended;
                    });
            // The first is nobody's; who comes behind it waits in the database for the author.
            RowLock held = lock("user", author);

            List<Future<Message>> appends = together(writes, started -> {});
            appends.get(0).get();
            scene().awaitBusy();
            follower.get(0).interrupt();
            held.close();

            assertThat(turns(appends)).containsExactly(1L, 2L, 3L);
            assertThat(interrupted).containsExactly(true);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_commit_whose_answer_is_lost_is_as_each_caller_is_told(PacketLoss loss) throws Exception {
        List<String> stored = new ArrayList<>();
        try (StorageEngine engine = scene().open()) {
            create(storage(engine), C);
            List<String> sessions = new ArrayList<>();
            List<PacketLoss.Armed> armed = new ArrayList<>();

            List<Future<Message>> appends = together(appends(storage(engine), 5), started -> {
                sessions.addAll(scene().sessions());
                armed.add(loss.atCommit(scene()));
            });

            for (Future<Message> append : appends) {
                told(append).ifPresent(stored::add);
            }
            assertThat(armed.get(0).hasHappened()).isTrue();
            if (loss == PacketLoss.HELD) {
                scene().kill(sessions);
            } else if (loss == PacketLoss.LATE) {
                scene().awaitEnd(sessions);
            }
        }
        assertThat(contents()).containsExactlyElementsOf(stored);
    }

    /** What an append stored, if its caller was told that it did. */
    private static Optional<String> told(Future<Message> append) throws InterruptedException {
        try {
            return Optional.of(append.get().content());
        } catch (ExecutionException e) {
            assertThat(e.getCause())
                    .isInstanceOfSatisfying(
                            StorageException.class,
                            failure -> assertThat(failure.code()).isEqualTo(ErrorCode.UNAVAILABLE));
            return Optional.empty();
        }
    }
}
