package dev.turnbase.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnbase.Storage;
import dev.turnbase.StorageEngine;
import dev.turnbase.contract.Outcome;
import dev.turnbase.contract.Race;
import dev.turnbase.error.ErrorCode;
import dev.turnbase.error.StorageException;
import dev.turnbase.error.UnavailableException;
import dev.turnbase.model.ConversationPatch;
import dev.turnbase.model.NewMessage;
import dev.turnbase.servers.TcpProxy.Verdict;
import dev.turnbase.servers.TestServer;
import dev.turnbase.servers.Until;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An open engine that loses its connections, or gets none, and goes on by itself when it can. */
abstract class ConnectionFaults extends FaultTest {
    private static final Duration BOUND = Duration.ofSeconds(8);

    ConnectionFaults(Ways ways) {
        super(ways);
    }

    @Test
    void a_server_that_went_away_is_UNAVAILABLE_in_time_until_it_is_back() {
        try (StorageEngine engine = scene().open()) {
            create(storage(engine), "c");
            scene().near().cut();
            assertUnavailableInTime(() -> title(engine, "c"));
            assertUnavailableInTime(() -> create(storage(engine), "other"));

            scene().near().restore();
            assertRecovers(engine);
            assertThat(storage(engine).conversations().get("other")).isEmpty();
        }
    }

    private void assertUnavailableInTime(Runnable call) {
        long begun = System.nanoTime();
        Failure.of(ErrorCode.UNAVAILABLE, call::run);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(BOUND);
    }

    /** Nothing is reopened. A broken connection may still be found in the pool, which then is the last one of its kind. */
    private void assertRecovers(StorageEngine engine) {
        Until.holds("the engine reads", () -> {
            try {
                return !title(engine, "c").isEmpty();
            } catch (UnavailableException e) {
                return false;
            }
        });
        append(storage(engine), "c");
        assertThat(storage(engine).messages().latest("c", 1)).hasSize(1);
    }

    @Test
    void a_read_whose_connection_is_reset_is_UNAVAILABLE_and_the_next_one_succeeds() {
        try (StorageEngine engine = scene().open()) {
            create(storage(engine), "reset-me");
            scene().far().onceAt("reset-me", Verdict.CUT_BEFORE);

            Failure.of(ErrorCode.UNAVAILABLE, () -> title(engine, "reset-me"));
            assertThat(title(engine, "reset-me")).isEqualTo("Faults");
        }
    }

    @Test
    void an_update_whose_session_is_killed_while_it_waits_is_UNAVAILABLE_and_writes_nothing() {
        try (StorageEngine engine = scene().open()) {
            create(storage(engine), "c");
            try (RowLock lock = lock("conversation", "c")) {
                List<Outcome<String>> outcomes = Race.of(List.of(rename(storage(engine)), this::killBusy));

                assertThat(outcomes.get(1).get()).isEqualTo("killed");
                Failure.of(
                        ErrorCode.UNAVAILABLE,
                        ways().killed(),
                        () -> outcomes.get(0).orThrow());
            }
            assertThat(title(engine, "c")).isEqualTo("Faults");
        }
    }

    private static Callable<String> rename(Storage storage) {
        return () -> storage.conversations()
                .update("c", ConversationPatch.none().title("new"))
                .title();
    }

    private String killBusy() {
        scene().awaitBusy();
        scene().kill(scene().ask(ways().busySessions(scene().user())));
        return "killed";
    }

    @Test
    void an_append_whose_session_is_killed_while_it_waits_is_done_once() {
        try (StorageEngine engine = scene().open()) {
            create(storage(engine), "c");
            RowLock lock = lock("conversation_head", "c");
            List<Outcome<String>> outcomes = Race.of(List.of(
                    () -> {
                        append(storage(engine), "c");
                        return "appended";
                    },
                    () -> {
                        String killed = killBusy();
                        lock.close();
                        return killed;
                    }));

            assertThat(outcomes).extracting(Outcome::get).containsExactly("appended", "killed");
            assertThat(storage(engine).messages().latest("c", 9)).hasSize(1);
        }
    }

    /** The server goes on with what it was sent, and finds out only then that nobody is there to be answered. */
    @ParameterizedTest
    @EnumSource
    void an_append_whose_connection_is_reset_while_it_waits_is_done_once_and_leaves_no_gap(Append append) {
        try (StorageEngine engine = scene().open()) {
            Storage storage = storage(engine);
            create(storage, "c");
            append(storage, "c");
            RowLock lock = lock("conversation_head", "c");
            List<Outcome<Long>> outcomes = Race.of(List.of(() -> append.to(storage), () -> {
                scene().awaitBusy();
                scene().near().cut();
                scene().near().restore();
                lock.close();
                return 0L;
            }));

            long turns = outcomes.get(0).succeeded() ? 2 : 1;
            if (turns == 1) {
                Failure.of(ErrorCode.UNAVAILABLE, outcomes.get(0)::orThrow);
            }
            assertThat(turns == 2 || append != Append.PLAIN).isTrue();
            scene().awaitIdle();
            assertThat(ask("last_turn", "conversation_head")).containsExactly(Long.toString(turns));
            assertThat(ask("turn", "message order by turn"))
                    .hasSize((int) turns)
                    .endsWith(Long.toString(turns));
        }
    }

    /** Ways to append that make one statement or text of their own. */
    enum Append {
        PLAIN,
        AFTER_A_TURN,
        IN_REPLY;

        /** Appends to a conversation c that has one message; answers the turn. */
        long to(Storage storage) {
            NewMessage message = NewMessage.of("user", "waiting");
            return switch (this) {
                case PLAIN -> storage.messages().append("c", message).turn();
                case AFTER_A_TURN -> storage.messages().append("c", message, 1).turn();
                case IN_REPLY ->
                    storage.messages()
                            .append(
                                    "c",
                                    message.replyTo(storage.messages()
                                            .latest("c", 1)
                                            .get(0)
                                            .id()))
                            .turn();
            };
        }
    }

    @Test
    void all_sessions_killed_while_idle_are_replaced() {
        try (StorageEngine engine = scene().open()) {
            create(storage(engine), "c");
            scene().kill(scene().sessions());
            assertRecovers(engine);
        }
    }

    @Test
    void a_password_that_was_changed_makes_an_open_engine_UNAVAILABLE_until_it_is_as_before() {
        try (StorageEngine engine = scene().open()) {
            create(storage(engine), "c");
            scene().execute(ways().changePassword(scene().user(), "another"));
            scene().kill(scene().sessions());
            awaitUnavailable(engine, ways().badCredentials());

            scene().execute(ways().changePassword(scene().user(), Scene.PASSWORD));
            assertRecovers(engine);
        }
    }

    /** Reads until it fails for this reason; the pool may have lost connections to hand out first. */
    private void awaitUnavailable(StorageEngine engine, String driverCodes) {
        Until.holds("reading fails with " + driverCodes, () -> {
            StorageException failure = Failure.of(ErrorCode.UNAVAILABLE, () -> title(engine, "c"));
            return Failure.driverCodes(failure).contains(driverCodes);
        });
    }

    @Test
    void a_server_without_a_free_connection_is_UNAVAILABLE_to_an_open_engine_that_needs_one() {
        try (StorageEngine engine = scene().open()) {
            create(storage(engine), "c");
            List<String> sessions = scene().sessions();
            try (FullServer full = FullServer.of(scene(), sessions)) {
                awaitUnavailable(engine, ways().tooManyConnections());
            }
            assertRecovers(engine);
        }
    }

    @Test
    void a_server_that_is_shut_down_is_UNAVAILABLE_until_it_is_started_again() {
        TestServer server = ways().server();
        if (!server.canBeKilled()) {
            assertThatThrownBy(server::kill).isInstanceOf(UnsupportedOperationException.class);
            return;
        }
        try (StorageEngine engine = scene().open()) {
            create(storage(engine), "c");
            append(storage(engine), "c");
            scene().shutDown();
            try {
                assertUnavailableInTime(() -> title(engine, "c"));
            } finally {
                server.start();
            }
            assertRecovers(engine);
            assertThat(storage(engine).messages().latest("c", 9)).hasSize(2);
        }
    }
}
