package dev.turnbase.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnbase.MessageStream;
import dev.turnbase.Messages;
import dev.turnbase.Storage;
import dev.turnbase.model.Message;
import dev.turnbase.model.MessagePatch;
import dev.turnbase.model.NewConversation;
import dev.turnbase.model.NewMessage;
import dev.turnbase.model.NewUser;
import dev.turnbase.model.User;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An append with a caller's id is idempotent within its conversation; a stream is not. */
public abstract class ReplayContract extends ContractTest {
    private static final int CROWD = 32;

    private String conversation() {
        return conversations().create(NewConversation.of("Replays", "agent")).id();
    }

    private static NewMessage message(String id) {
        return NewMessage.of("user", "text").id(id);
    }

    private void assertOnly(String conversation, Message... expected) {
        assertThat(messages().latest(conversation, 100)).containsExactly(expected);
        assertThat(conversations().get(conversation).orElseThrow().lastTurn()).isEqualTo(expected.length);
    }

    @Test
    @Rule("M5")
    void the_same_input_again_answers_the_stored_message_and_writes_nothing() {
        String c = conversation();
        User author = users().create(NewUser.unidentified());
        Message question = messages().append(c, message("question"));
        NewMessage input = NewMessage.of("user", "text")
                .id("answer")
                .from(author)
                .replyTo(question.id())
                .metadata("{\"a\": 1}");
        Message stored = messages().append(c, input);
        var before = conversations().get(c);

        assertThat(messages().append(c, input)).isEqualTo(stored);

        assertOnly(c, question, stored);
        assertThat(conversations().get(c)).isEqualTo(before);
    }

    @Test
    @Rule({"M5", "X3"})
    void without_retries_it_is_told_apart_too_whether_an_id_is_a_replay_or_taken() {
        String c = conversation();
        Message stored = messages().append(c, message("m"));
        Messages once = storage().withoutRetry().messages();

        assertThat(once.append(c, message("m"))).isEqualTo(stored);
        Refusals.assertTaken(
                "message",
                "id",
                () -> once.append(c, NewMessage.of("user", "another text").id("m")));
        Refusals.assertTaken(
                "message",
                "id",
                () -> once.stream(c, NewMessage.pending("assistant").id("m")));
        assertOnly(c, stored);
    }

    @Test
    @Rule("M5")
    void a_replay_answers_the_message_as_it_is_now_whatever_patches_came_since() {
        String c = conversation();
        messages().append(c, message("m"));
        Message patched = messages()
                .update("m", MessagePatch.none().content("another text").role("editor"));

        assertThat(messages().append(c, message("m"))).isEqualTo(patched);

        Refusals.assertTaken(
                "message",
                "id",
                () -> messages()
                        .append(c, NewMessage.of("editor", "another text").id("m")));
        assertOnly(c, patched);
    }

    @Test
    @Rule("M5")
    void another_input_with_the_same_id_is_refused_whichever_field_differs() {
        String c = conversation();
        User author = users().create(NewUser.unidentified());
        Message other = messages().append(c, message("other"));
        Message stored = messages().append(c, message("m"));
        List<NewMessage> differing = List.of(
                NewMessage.of("assistant", "text").id("m"),
                NewMessage.of("user", "text ").id("m"),
                message("m").from(author),
                message("m").replyTo(other.id()),
                message("m").metadata("{ }"));

        for (NewMessage input : differing) {
            Refusals.assertTaken("message", "id", () -> messages().append(c, input));
        }

        assertOnly(c, other, stored);
    }

    @Test
    @Rule("M5")
    void the_id_of_a_message_of_another_conversation_is_refused() {
        String c = conversation();
        Message stored = messages().append(c, message("m"));
        String elsewhere = conversation();

        Refusals.assertTaken("message", "id", () -> messages().append(elsewhere, message("m")));
        Refusals.assertTaken("message", "id", () -> messages().appendAll(elsewhere, List.of(message("m"))));

        assertOnly(c, stored);
        assertOnly(elsewhere);
    }

    @Test
    @Rule({"M5", "N2"})
    void the_id_of_a_message_of_another_tenant_is_free() {
        Message ours = messages().append(conversation(), message("m"));
        Storage other = otherTenant();
        String c = other.conversations()
                .create(NewConversation.of("Other", "agent"))
                .id();

        Message theirs = other.messages().append(c, message("m"));
        assertThat(theirs.turn()).isEqualTo(1);
        assertThat(other.messages().get("m")).contains(theirs);
        assertThat(messages().get("m")).contains(ours);
    }

    @Test
    @Rule("M5")
    void of_many_threads_with_the_same_input_all_get_one_message() {
        String c = conversation();

        List<Outcome<Message>> outcomes = Race.of(CROWD, thread -> messages().append(c, message("m")));

        Message stored = messages().get("m").orElseThrow();
        assertThat(outcomes).allSatisfy(o -> assertThat(o.get()).isEqualTo(stored));
        assertOnly(c, stored);
    }

    @Test
    @Rule("M5")
    void of_many_threads_with_different_inputs_for_one_id_one_wins() {
        String c = conversation();

        List<Outcome<Message>> outcomes = Race.of(
                CROWD,
                thread -> messages()
                        .append(c, NewMessage.of("user", "text " + thread).id("m")));

        assertThat(outcomes).filteredOn(Outcome::succeeded).hasSize(1).allSatisfy(o -> assertOnly(c, o.get()));
        assertThat(outcomes)
                .filteredOn(o -> !o.succeeded())
                .allSatisfy(o -> Refusals.assertTaken("message", "id", o::orThrow));
    }

    @Test
    @Rule("M5")
    void a_bulk_of_replays_answers_the_stored_messages_in_its_order() {
        String c = conversation();
        List<NewMessage> bulk = List.of(message("a"), message("b"), message("c"));
        List<Message> stored = messages().appendAll(c, bulk);

        assertThat(messages().appendAll(c, bulk)).isEqualTo(stored);
        assertThat(messages().appendAll(c, List.of(message("c"), message("a"))))
                .containsExactly(stored.get(2), stored.get(0));

        assertOnly(c, stored.toArray(new Message[0]));
    }

    @Test
    @Rule("M5")
    void a_bulk_of_replays_and_new_messages_is_refused_whole() {
        String c = conversation();
        Message stored = messages().append(c, message("a"));

        Refusals.assertTaken("message", "id", () -> messages().appendAll(c, List.of(message("a"), message("b"))));
        Refusals.assertTaken("message", "id", () -> messages().appendAll(c, List.of(message("b"), message("a"))));
        Refusals.assertTaken(
                "message", "id", () -> messages().appendAll(c, List.of(NewMessage.of("user", "no id"), message("a"))));

        assertThat(messages().get("b")).isEmpty();
        assertOnly(c, stored);
    }

    @Test
    @Rule("M5")
    void the_same_id_twice_in_a_bulk_is_refused() {
        String c = conversation();

        Refusals.assertTaken("message", "id", () -> messages().appendAll(c, List.of(message("a"), message("a"))));

        assertOnly(c);
    }

    @Test
    @Rule("M5")
    void of_many_threads_with_the_same_bulk_all_get_the_same_messages() {
        String c = conversation();
        List<NewMessage> bulk = List.of(message("a"), message("b"), message("c"));

        List<Outcome<List<Message>>> outcomes =
                Race.of(CROWD, thread -> messages().appendAll(c, bulk));

        List<Message> stored = messages().latest(c, 100);
        assertThat(outcomes).allSatisfy(o -> assertThat(o.get()).isEqualTo(stored));
        assertOnly(c, stored.toArray(new Message[0]));
        assertThat(stored).extracting(Message::id).containsExactly("a", "b", "c");
    }

    @Test
    @Rule({"M5", "M8"})
    void a_replay_is_answered_whatever_turn_the_caller_knows() {
        String c = conversation();
        Message stored = messages().append(c, message("m"), 0);
        Message later = messages().append(c, message("later"));

        assertThat(messages().append(c, message("m"), 0)).isEqualTo(stored);
        assertThat(messages().appendAll(c, List.of(message("m"), message("later")), 0))
                .containsExactly(stored, later);

        assertOnly(c, stored, later);
    }

    @Test
    @Rule("M5")
    void a_replay_in_a_transaction_is_answered_and_lets_it_go_on() {
        String c = conversation();
        Message stored = messages().append(c, message("m"));

        Message second = storage().transaction(tx -> {
            assertThat(tx.messages().append(c, message("m"))).isEqualTo(stored);
            Message fresh = tx.messages().append(c, message("n"));
            assertThat(tx.messages().append(c, message("n"))).isEqualTo(fresh);
            return fresh;
        });

        assertOnly(c, stored, second);
    }

    @Test
    @Rule("M5")
    void a_stream_is_no_replay_and_has_none() {
        String c = conversation();
        Message streamed;
        try (MessageStream stream =
                messages().stream(c, NewMessage.pending("user").id("m"))) {
            stream.write("text");
            streamed = stream.complete();
        }

        Refusals.assertTaken(
                "message",
                "id",
                () -> messages().stream(c, NewMessage.pending("user").id("m")));
        Refusals.assertTaken("message", "id", () -> messages().append(c, message("m")));

        assertOnly(c, streamed);
    }
}
