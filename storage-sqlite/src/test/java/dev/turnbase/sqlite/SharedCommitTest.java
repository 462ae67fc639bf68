package dev.turnbase.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnbase.Storage;
import dev.turnbase.StorageEngine;
import dev.turnbase.StorageOptions;
import dev.turnbase.error.AlreadyExistsException;
import dev.turnbase.error.UnavailableException;
import dev.turnbase.model.Message;
import dev.turnbase.model.NewConversation;
import dev.turnbase.model.NewMessage;
import dev.turnbase.model.NewUser;
import dev.turnbase.sqlite.WatchedDataSource.Cut;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Writes that wait for the writing connection are carried in one commit, and do each other no harm. */
class SharedCommitTest {
    private static final int WRITERS = 40;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    private final Queue<Thread> writers = new ConcurrentLinkedQueue<>();
    private WatchedDataSource database;
    private ExecutorService threads;
    private StorageEngine engine;
    private Storage storage;
    private String conversation;

    @BeforeEach
    void open() {
        database = new WatchedDataSource(folder.resolve("chat.db"));
        threads = Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work);
            writers.add(thread);
            return thread;
        });
        engine = StorageEngine.open(
                StorageOptions.builder()
                        .engine("sqlite")
                        .dataSource(database.dataSource())
                        .build(),
                new SqliteEngineProvider());
        storage = engine.storage();
        conversation =
                storage.conversations().create(NewConversation.of("", "agent")).id();
    }

    @AfterEach
    void close() {
        threads.shutdownNow();
        engine.close();
    }

    /** Starts writes while a transaction goes on, which ends by a rollback once all of them wait for it. */
    private <T> List<Future<T>> together(List<Callable<T>> writes) {
        List<Future<T>> started = new ArrayList<>();
        assertThatThrownBy(() -> storage.transactionWithoutResult(tx -> {
                    for (Callable<T> write : writes) {
                        started.add(threads.submit(write));
                        awaitWaiting(started.size());
                    }
                    database.takeStatements();
                    throw new IllegalArgumentException("rolled back");
                }))
                .hasMessage("rolled back");
        return started;
    }

    private void awaitWaiting(int count) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (writers.stream()
                        .filter(thread -> thread.getState() == Thread.State.TIMED_WAITING)
                        .count()
                < count) {
            assertThat(System.nanoTime()).as("the writes wait").isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    private List<Callable<Message>> appends(int count) {
        return IntStream.range(0, count)
                .<Callable<Message>>mapToObj(i ->
                        () -> storage.messages().append(conversation, NewMessage.of("user", "text " + i)))
                .toList();
    }

    private long begun() {
        return database.takeStatements().stream()
                .filter(sql -> sql.startsWith("BEGIN"))
                .count();
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

    @Test
    void writes_that_wait_share_one_transaction_in_the_order_in_which_they_came() throws Exception {
        int before = database.commits();

        List<Future<Message>> appends = together(appends(WRITERS));

        assertThat(turns(appends)).isEqualTo(upTo(WRITERS));
        assertThat(database.commits() - before).isEqualTo(1);
        assertThat(begun()).isEqualTo(1);
    }

    @Test
    void no_more_than_64_share_a_transaction() throws Exception {
        List<Future<Message>> appends = together(appends(65));

        assertThat(turns(appends)).isEqualTo(upTo(65));
        assertThat(begun()).isEqualTo(2);
    }

    @Test
    void appends_that_share_a_transaction_have_no_more_than_1_mib_in_all() throws Exception {
        String text = "x".repeat(400 << 10);
        List<Callable<Message>> six = IntStream.range(0, 6)
                .<Callable<Message>>mapToObj(
                        i -> () -> storage.messages().append(conversation, NewMessage.of("user", text)))
                .toList();

        List<Future<Message>> appends = together(six);

        assertThat(turns(appends)).isEqualTo(upTo(6));
        assertThat(begun()).isEqualTo(3);
    }

    @Test
    void one_whose_id_is_taken_fails_alone() throws Exception {
        storage.messages().append(conversation, NewMessage.of("user", "taken").id("taken"));
        List<Callable<Message>> writes = new ArrayList<>(appends(4));
        writes.set(
                1,
                () -> storage.messages()
                        .append(conversation, NewMessage.of("user", "other").id("taken")));

        List<Future<Message>> appends = together(writes);

        assertThatThrownBy(() -> appends.get(1).get()).hasCauseInstanceOf(AlreadyExistsException.class);
        assertThat(appends.get(0).get().turn()).isEqualTo(2);
        assertThat(appends.get(2).get().turn()).isEqualTo(3);
        assertThat(appends.get(3).get().turn()).isEqualTo(4);
        assertThat(begun()).as("as one, then each under a savepoint").isEqualTo(2);
    }

    @Test
    void one_that_meets_a_unique_key_fails_alone() throws Exception {
        storage.users().create(NewUser.withEmail("ada"));
        List<Callable<String>> writes = List.of(
                () -> storage.users().create(NewUser.withEmail("bob")).id(),
                () -> storage.users().create(NewUser.withEmail("ada")).id(),
                () -> storage.users().create(NewUser.withEmail("cy")).id());

        List<Future<String>> users = together(writes);

        assertThat(storage.users().get(users.get(0).get())).isPresent();
        assertThatThrownBy(() -> users.get(1).get())
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(AlreadyExistsException.class);
        assertThat(storage.users().get(users.get(2).get())).isPresent();
        assertThat(begun()).isEqualTo(2);
    }

    @Test
    void what_waits_for_one_conversation_is_appended_as_one() throws Exception {
        String other =
                storage.conversations().create(NewConversation.of("", "agent")).id();
        List<Callable<Message>> writes = new ArrayList<>(appends(4));
        for (int i = 0; i < 3; i++) {
            writes.add(1 + 2 * i, () -> storage.messages().append(other, NewMessage.of("user", "elsewhere")));
        }

        List<Future<Message>> appends = together(writes);

        assertThat(turns(appends)).containsExactly(1L, 1L, 2L, 2L, 3L, 3L, 4L);
        List<String> statements = database.takeStatements();
        assertThat(statements).filteredOn(sql -> sql.startsWith("BEGIN")).hasSize(1);
        assertThat(statements)
                .filteredOn(sql -> sql.startsWith("update \"chat_conversation_head\""))
                .hasSize(2);
        assertThat(statements).noneMatch(sql -> sql.startsWith("SAVEPOINT"));
    }

    @Test
    void after_a_failure_that_may_have_undone_all_each_is_made_alone_in_order() throws Exception {
        database.refuseNext("insert into \"chat_message\"", 2);

        List<Future<Message>> appends = together(appends(4));

        assertThat(turns(appends)).isEqualTo(upTo(4));
        assertThat(begun()).isEqualTo(1 + 1 + 4);
    }

    @Test
    void a_commit_that_was_not_done_fails_all_and_writes_nothing() {
        List<Callable<Message>> writes = appends(4);
        database.cutNext(Cut.BEFORE_COMMIT, false);

        List<Future<Message>> appends = together(writes);

        assertThat(appends)
                .allSatisfy(append -> assertThatThrownBy(append::get).hasCauseInstanceOf(UnavailableException.class));
        assertThat(storage.messages().latest(conversation, 10)).isEmpty();
        assertThat(storage.messages()
                        .append(conversation, NewMessage.of("user", "next"))
                        .turn())
                .isEqualTo(1);
    }

    @Test
    void a_commit_whose_answer_is_lost_is_found_out_about_for_all() throws Exception {
        database.cutNext(Cut.AFTER_COMMIT, false);

        List<Future<Message>> appends = together(appends(4));

        assertThat(turns(appends)).isEqualTo(upTo(4));
        assertThat(storage.messages().latest(conversation, 10)).hasSize(4);
    }
}
