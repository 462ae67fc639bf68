package dev.turnbase.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.turnbase.Messages;
import dev.turnbase.StorageEngine;
import dev.turnbase.model.Conversation;
import dev.turnbase.model.Message;
import dev.turnbase.model.MessageStatus;
import dev.turnbase.model.NewConversation;
import dev.turnbase.model.NewMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Turns: 1, 2, 3, … with no gap and no repeat, whoever appends; none is lost to a failure and none given out twice. */
public abstract class TurnsContract extends ContractTest {
    private static final int CROWD = 64;
    private static final int EACH = 10;

    private String conversation() {
        return conversations().create(NewConversation.of("Turns", "agent")).id();
    }

    private static NewMessage message(String content) {
        return NewMessage.of("user", content);
    }

    private Conversation head(String id) {
        return conversations().get(id).orElseThrow();
    }

    private void assertTurnsUpTo(long last, String conversation) {
        List<Message> all = messages().latest(conversation, Math.toIntExact(last) + 100);
        assertThat(all)
                .extracting(Message::turn)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, last).boxed().toList());
        assertThat(all).extracting(Message::id).doesNotHaveDuplicates();
        assertThat(head(conversation).lastTurn()).isEqualTo(last);
        assertThat(head(conversation).messageCount()).isEqualTo(last);
    }

    @Test
    @Rule("M1")
    void appends_get_the_turns_1_2_3() {
        String c = conversation();

        assertThat(messages().append(c, message("one")).turn()).isEqualTo(1);
        assertThat(messages().append(c, message("two")).turn()).isEqualTo(2);
        assertThat(messages().append(c, message("three")).turn()).isEqualTo(3);

        assertThat(messages().latest(c, 10)).extracting(Message::content).containsExactly("one", "two", "three");
        assertTurnsUpTo(3, c);
    }

    @Test
    @Rule("M1")
    void each_conversation_counts_its_own_turns() {
        String one = conversation();
        String other = conversation();
        messages().append(one, message("one"));

        assertThat(messages().append(other, message("other")).turn()).isEqualTo(1);
        assertThat(messages().append(one, message("one again")).turn()).isEqualTo(2);
    }

    @Test
    @Rule("M1")
    void sixty_four_threads_on_one_conversation_leave_no_gap_and_no_repeat() {
        String c = conversation();

        List<Outcome<List<Message>>> outcomes = Race.of(CROWD, thread -> appendSome(messages(), c, thread));

        List<Message> answered =
                outcomes.stream().flatMap(o -> o.get().stream()).toList();
        assertThat(messages().latest(c, CROWD * EACH)).containsExactlyInAnyOrderElementsOf(answered);
        assertTurnsUpTo((long) CROWD * EACH, c);
    }

    private static List<Message> appendSome(Messages messages, String conversation, int thread) {
        List<Message> mine = new ArrayList<>();
        for (int i = 0; i < EACH; i++) {
            mine.add(messages.append(conversation, message(thread + "/" + i)));
        }
        assertThat(mine).extracting(Message::turn).isSorted();
        return mine;
    }

    @Test
    @Rule("M1")
    void several_engines_on_one_database_share_one_sequence_of_turns() {
        String c = conversation();
        try (StorageEngine second = open();
                StorageEngine third = open()) {
            List<StorageEngine> engines = List.of(engine(), second, third);

            List<Outcome<List<Message>>> outcomes = Race.of(
                    12,
                    thread -> appendSome(
                            engines.get(thread % 3).storage(storage().tenant()).messages(), c, thread));

            if (capabilities().sharedByProcesses()) {
                outcomes.forEach(Outcome::get);
                assertTurnsUpTo(12L * EACH, c);
            } else {
                assertThat(outcomes).filteredOn(Outcome::succeeded).hasSize(4);
                assertTurnsUpTo(4L * EACH, c);
            }
        }
    }

    private StorageEngine open() {
        return StorageEngine.open(configured(database()).build());
    }

    @Test
    @Rule("M1")
    void several_processes_share_one_sequence_of_turns() {
        String c = conversation();
        int processes = 4;
        int each = 50;
        List<ChildJvm> children = new ArrayList<>();
        try {
            for (int i = 0; i < processes; i++) {
                children.add(Children.start(database(), "append", storage().tenant(), c, String.valueOf(each)));
            }
            children.forEach(ChildJvm::go);

            assertThat(children)
                    .allSatisfy(child ->
                            assertThat(child.exitCode()).as(child.report()).isZero());
            if (capabilities().sharedByProcesses()) {
                assertThat(children)
                        .allSatisfy(child -> assertThat(child.lines("ack")).hasSize(each));
                assertTurnsUpTo((long) processes * each, c);
            } else {
                assertThat(children)
                        .allSatisfy(child -> assertThat(child.lines("failed")).containsExactly("NOT_FOUND"));
                assertTurnsUpTo(0, c);
            }
        } finally {
            children.forEach(ChildJvm::close);
        }
    }

    @Test
    @Rule("M1")
    void only_deletion_leaves_a_gap() {
        String c = conversation();
        Message first = messages().append(c, message("one"));
        Message second = messages().append(c, message("two"));
        messages().append(c, message("three"));

        messages().delete(second.id());
        Message fourth = messages().append(c, message("four"));

        assertThat(messages().latest(c, 10)).extracting(Message::turn).containsExactly(1L, 3L, 4L);
        assertThat(messages().get(first.id())).contains(first);
        assertThat(fourth.turn()).isEqualTo(4);
    }

    @Test
    @Rule("M2")
    void a_failed_append_uses_up_no_turn() {
        String c = conversation();
        messages().append(c, message("one").id(c + "-1"));

        Refusals.assertNotFound(
                "user", "nobody", () -> messages().append(c, message("two").from("nobody")));
        Refusals.assertNotFound(
                "message", "nothing", () -> messages().append(c, message("two").replyTo("nothing")));
        Refusals.assertTaken(
                "message", "id", () -> messages().append(c, message("another").id(c + "-1")));
        Refusals.assertInvalid(
                "metadata", () -> messages().append(c, message("two").metadata("[]")));
        Refusals.assertStateConflict(() -> messages().append(c, message("two"), 0));

        assertThat(messages().append(c, message("two")).turn()).isEqualTo(2);
        assertTurnsUpTo(2, c);
    }

    @Test
    @Rule("M2")
    void a_failed_stream_or_bulk_uses_up_no_turn() {
        String c = conversation();

        Refusals.assertNotFound(
                "user",
                "nobody",
                () -> messages().stream(c, NewMessage.pending("assistant").from("nobody")));
        Refusals.assertNotFound(
                "user",
                "nobody",
                () -> messages()
                        .appendAll(c, List.of(message("one"), message("two").from("nobody"))));

        assertThat(messages().append(c, message("one")).turn()).isEqualTo(1);
        assertTurnsUpTo(1, c);
    }

    @Test
    @Rule("M2")
    void a_rolled_back_append_uses_up_no_turn() {
        String c = conversation();
        messages().append(c, message("one"));

        RuntimeException ours = new RuntimeException("rolled back");
        assertThat(catchThrowable(() -> storage().transactionWithoutResult(tx -> {
                    assertThat(tx.messages().append(c, message("two")).turn()).isEqualTo(2);
                    throw ours;
                })))
                .isSameAs(ours);

        assertThat(messages().append(c, message("two")).turn()).isEqualTo(2);
        assertTurnsUpTo(2, c);
    }

    @Test
    @Rule({"M1", "M2"})
    void failures_among_concurrent_appends_leave_no_gap() {
        String c = conversation();
        int threads = 16;

        List<Outcome<List<Message>>> outcomes =
                Race.of(threads, thread -> thread % 2 == 0 ? appendSome(messages(), c, thread) : failSome(c));

        outcomes.forEach(Outcome::get);
        assertTurnsUpTo(8L * EACH, c);
    }

    private List<Message> failSome(String conversation) {
        for (int i = 0; i < EACH; i++) {
            Refusals.assertNotFound(
                    "message",
                    "nothing",
                    () -> messages().append(conversation, message("lost").replyTo("nothing")));
        }
        return List.of();
    }

    @Test
    @Rule("M3")
    void the_turn_of_a_deleted_last_message_is_not_given_out_again() {
        String c = conversation();
        messages().append(c, message("one"));
        Message last = messages().append(c, message("two"));

        assertThat(messages().delete(last.id())).isTrue();

        assertThat(head(c).lastTurn()).isEqualTo(2);
        assertThat(messages().append(c, message("three")).turn()).isEqualTo(3);
    }

    @Test
    @Rule("M3")
    void the_turns_of_deleteFrom_are_not_given_out_again() {
        String c = conversation();
        messages().appendAll(c, List.of(message("1"), message("2"), message("3"), message("4")));

        assertThat(messages().deleteFrom(c, 3)).isEqualTo(2);
        assertThat(messages().append(c, message("5")).turn()).isEqualTo(5);
        assertThat(messages().deleteFrom(c, 1)).isEqualTo(3);
        assertThat(messages().append(c, message("6")).turn()).isEqualTo(6);

        assertThat(messages().latest(c, 10)).extracting(Message::turn).containsExactly(6L);
        assertThat(head(c).messageCount()).isEqualTo(1);
    }

    @Test
    @Rule("M3")
    void no_turn_comes_twice_while_others_delete_the_newest_messages() {
        String c = conversation();
        List<Callable<List<Message>>> calls = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            int thread = i;
            calls.add(() -> appendSome(messages(), c, thread));
            calls.add(() -> deleteNewest(c));
        }

        List<Message> appended =
                Race.of(calls).stream().flatMap(o -> o.get().stream()).toList();

        assertThat(appended).extracting(Message::turn).doesNotHaveDuplicates();
        assertThat(appended).extracting(Message::status).containsOnly(MessageStatus.COMPLETE);
        assertThat(head(c).lastTurn()).isEqualTo(8L * EACH);
    }

    private List<Message> deleteNewest(String conversation) {
        for (int i = 0; i < EACH; i++) {
            messages().latest(conversation, 1).forEach(newest -> messages().delete(newest.id()));
        }
        return List.of();
    }
}
