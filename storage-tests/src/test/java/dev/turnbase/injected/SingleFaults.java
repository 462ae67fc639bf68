package dev.turnbase.injected;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnbase.Durability;
import dev.turnbase.StorageEngine;
import dev.turnbase.contract.Effort;
import dev.turnbase.error.AlreadyExistsException;
import dev.turnbase.error.ErrorCode;
import dev.turnbase.error.StorageException;
import dev.turnbase.faults.Failure;
import dev.turnbase.model.NewUser;
import dev.turnbase.model.UserPatch;
import dev.turnbase.servers.Until;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each write with each fault at each of its statements, and with no connection to be had: it is done as without the fault,
 * or nothing of it is and its caller is told a code that fits; then it can be done again.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
abstract class SingleFaults {
    private static final Duration NEVER = Duration.ofHours(1);
    private static final Instant BEFORE = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant NOW = BEFORE.plus(Duration.ofHours(1));

    private final Target target;
    private final FaultPlan plan = new FaultPlan();
    private final AtomicReference<Instant> clock = new AtomicReference<>(BEFORE);
    private @Nullable Reached database;
    private @Nullable StorageEngine engine;
    private @Nullable Connection raw;
    private final Map<String, Expected> known = new HashMap<>();
    private int runs;

    SingleFaults(Target target) {
        this.target = target;
    }

    @BeforeAll
    final void open() {
        Reached created = target.create(plan.statements(), plan.takes());
        database = created;
        engine = StorageEngine.open(created.options()
                .durability(Durability.NORMAL)
                .streamHeartbeat(NEVER)
                .streamFlushInterval(NEVER)
                .clock(clock::get)
                .build());
        raw = created.rawConnection().orElseThrow();
        Stage first = stage();
        // The first marker of an engine comes with a purge of old ones.
        first.storage().users().update("u1", UserPatch.none().name("Ada"));
    }

    @AfterAll
    final void close() throws SQLException {
        requireNonNull(raw).close();
        requireNonNull(engine).close();
        requireNonNull(database).close();
    }

    static Stream<Write> writes() {
        return Writes.all();
    }

    @ParameterizedTest
    @MethodSource("writes")
    void a_write_is_done_as_without_a_fault_or_not_at_all_as_its_caller_is_told(Write write) {
        Expected expected = expected(write);
        assertThat(expected.statements()).isNotEmpty();
        for (Fault.Kind kind : Fault.Kind.values()) {
            try (Attempts attempts = new Attempts(write, expected)) {
                for (int k : positions(kind, expected.statements())) {
                    Fault fault = kind.of(target.wording(), k);
                    attempts.make(fault + " at " + k, fault.told(), () -> plan.arm(fault, k));
                }
            }
        }
    }

    /** Each statement at which it can happen; on a server, where that takes long, one of them unless the effort is full. */
    private List<Integer> positions(Fault.Kind kind, List<String> statements) {
        List<Integer> all = IntStream.range(0, statements.size())
                .filter(k -> kind.canHappenAt(statements.get(k)))
                .boxed()
                .toList();
        boolean sample = target.isServer() && Effort.current() != Effort.FULL && !all.isEmpty();
        return sample ? List.of(all.get(ThreadLocalRandom.current().nextInt(all.size()))) : all;
    }

    @ParameterizedTest
    @MethodSource("writes")
    void a_write_without_a_connection_is_not_done_at_all_as_its_caller_is_told(Write write) {
        Expected expected = expected(write);
        for (Map.Entry<ErrorCode, Supplier<SQLException>> refusal : refusals().entrySet()) {
            try (Attempts attempts = new Attempts(write, expected)) {
                for (int k = 0; k < expected.taken(); k++) {
                    int position = k;
                    attempts.make(
                            "no connection at " + k,
                            refusal.getKey(),
                            () -> plan.armTaking(refusal.getValue(), position));
                }
            }
        }
    }

    /** Of the ways in which a lost commit is found out about, one each. */
    static Stream<Write> settled() {
        Set<String> names = Set.of("update a conversation", "append", "append to nothing");
        return writes().filter(write -> names.contains(write.name()));
    }

    @ParameterizedTest
    @MethodSource("settled")
    void a_fault_when_a_lost_commit_is_found_out_about_makes_nothing_worse(Write write) {
        Expected expected = expected(write);
        int commit = expected.decisive();
        Fault.Kind lost = Fault.Kind.LOST_BEFORE;
        for (Fault.Kind kind : List.of(lost, Fault.Kind.LOST_AFTER, Fault.Kind.CANCELLED, Fault.Kind.CONTENDED)) {
            List<String> statements = statementsAfter(lost, commit, write);
            for (int k = commit + 1; k < statements.size(); k++) {
                if (kind.canHappenAt(statements.get(k))) {
                    int position = k;
                    try (Attempts attempts = new Attempts(write, expected)) {
                        Fault fault = kind.of(target.wording(), k);
                        attempts.make(lost + " and " + fault + " at " + k, told(write), () -> {
                            plan.arm(lost.of(target.wording(), 0), commit);
                            plan.arm(fault, position);
                        });
                    }
                }
            }
        }
    }

    /** On a server an append goes on until it is done. */
    private @Nullable ErrorCode told(Write write) {
        return target.isServer() && write.name().startsWith("append") ? null : ErrorCode.UNAVAILABLE;
    }

    /** What is sent when a commit is lost, that which finds out included. */
    private List<String> statementsAfter(Fault.Kind lost, int commit, Write write) {
        try (Prepared prepared = prepared(write)) {
            plan.clear();
            plan.arm(lost.of(target.wording(), 0), commit);
            assertThat(prepared.answer()).isNotEmpty();
            List<String> statements = plan.executed();
            plan.clear();
            return statements;
        }
    }

    @Test
    void a_refused_write_leaves_no_marker_of_its_own() {
        try (Stage stage = stage()) {
            long before = stage.markers();
            for (int i = 0; i < 10; i++) {
                assertThatThrownBy(() -> stage.storage().users().create(NewUser.withExternalId("ada")))
                        .isInstanceOf(AlreadyExistsException.class);
                stage.storage().users().update("u1", UserPatch.none().name("Ada"));
            }
            assertThat(stage.markers()).isEqualTo(before);
        }
    }

    /** A pool whose connections are all taken, and one that can't open another. */
    private Map<ErrorCode, Supplier<SQLException>> refusals() {
        return Map.of(
                ErrorCode.CONTENTION,
                () -> new SQLTransientConnectionException("injected: none became free in time"),
                ErrorCode.UNAVAILABLE,
                () -> new SQLTransientConnectionException(
                        "injected: none could be opened",
                        target.wording().lost().exception()));
    }

    /** What is seen before a write and afterwards, what it answers, and what it takes, when nothing goes wrong. */
    private record Expected(String before, String answer, String after, List<String> statements, int taken) {
        boolean changes() {
            return !after.equals(before);
        }

        /** Which statement the write is there to stay with. */
        int decisive() {
            int commit = statements.size() - 1;
            while (commit > 0 && !statements.get(commit).endsWith("COMMIT")) {
                commit--;
            }
            return commit;
        }
    }

    private Expected expected(Write write) {
        return known.computeIfAbsent(write.name(), name -> withoutFault(write));
    }

    private Expected withoutFault(Write write) {
        try (Prepared prepared = prepared(write)) {
            String before = prepared.stage().seen();
            plan.clear();
            String answer = prepared.answer();
            List<String> statements = plan.executed();
            int taken = plan.taken();
            return new Expected(before, answer, prepared.stage().seen(), statements, taken);
        }
    }

    /** Attempts at a write: as long as they fail and leave everything as it was, the next one is made on the same rows. */
    private final class Attempts implements AutoCloseable {
        private final Write write;
        private final Expected expected;
        private @Nullable Prepared open;

        Attempts(Write write, Expected expected) {
            this.write = write;
            this.expected = expected;
        }

        /** Makes one, under a fault that it may fail by with this code; null if it may not. */
        void make(String fault, @Nullable ErrorCode told, Runnable arming) {
            Prepared prepared = opened();
            plan.clear();
            arming.run();
            String answer = prepared.answer();
            String name = fault + " of " + String.join("\n  ", plan.executed());
            assertThat(plan.hasHappened()).as(name).isTrue();
            boolean kept = plan.hasKept();
            plan.clear();
            if (answer.equals(expected.answer())) {
                end(prepared, name);
            } else {
                assertThat(kept && expected.changes())
                        .as("%s: it was done", name)
                        .isFalse();
                assertThat(answer).as(name).isEqualTo("throws " + told);
                assertThat(prepared.stage().stored()).as(name).isEqualTo(prepared.before());
            }
            // A pool closes in the background what its driver's codes say is broken.
            Until.holds(name + ": no transaction is left open", () -> !plan.isInTransaction());
        }

        private Prepared opened() {
            Prepared prepared = open == null ? prepared(write) : open;
            open = prepared;
            return prepared;
        }

        private void end(Prepared prepared, String name) {
            open = null;
            assertThat(prepared.stage().seen()).as(name).isEqualTo(expected.after());
            prepared.close();
        }

        /** What has failed until now can be done. */
        @Override
        public void close() {
            plan.clear();
            if (open != null) {
                assertThat(open.answer()).isEqualTo(expected.answer());
                end(open, "without a fault");
            }
        }
    }

    private record Prepared(Stage stage, Supplier<@Nullable Object> write, List<String> before)
            implements AutoCloseable {
        String answer() {
            try {
                return stage.shown(write.get());
            } catch (StorageException e) {
                Failure.assertClean(e);
                return "throws " + e.code();
            }
        }

        @Override
        public void close() {
            stage.close();
        }
    }

    private Prepared prepared(Write write) {
        clock.set(BEFORE);
        Stage stage = stage();
        Supplier<@Nullable Object> prepared = write.prepared().apply(stage);
        clock.set(NOW);
        return new Prepared(stage, prepared, stage.stored());
    }

    private Stage stage() {
        runs++;
        return new Stage(requireNonNull(engine), requireNonNull(raw), "faulty-" + runs + "-");
    }
}
