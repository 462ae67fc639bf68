package dev.turnbase.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnbase.MessageStream;
import dev.turnbase.model.Conversation;
import dev.turnbase.model.ConversationSummary;
import dev.turnbase.model.Message;
import dev.turnbase.model.MessageStatus;
import dev.turnbase.model.NewConversation;
import dev.turnbase.model.NewMessage;
import dev.turnbase.model.NewUser;
import dev.turnbase.model.User;
import dev.turnbase.query.MessageFilter;
import dev.turnbase.query.MessageQuery;
import dev.turnbase.query.PageRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What an append does to its conversation, bulks of turns, the newest turns, known turns and replies. */
public abstract class WindowContract extends ContractTest {
    private static final int LONG = 2_500;
    private static final int CROWD = 16;

    private String conversation() {
        return conversations().create(NewConversation.of("Window", "agent")).id();
    }

    private static NewMessage message(String content) {
        return NewMessage.of("user", content);
    }

    private static List<NewMessage> numbered(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> message("text " + i))
                .toList();
    }

    private static List<Long> turns(long from, long to) {
        return LongStream.rangeClosed(from, to).boxed().toList();
    }

    private Conversation head(String id) {
        return conversations().get(id).orElseThrow();
    }

    @Test
    @Rule("M4")
    void an_append_moves_its_conversation_to_the_top_of_the_inbox() {
        User owner = users().create(NewUser.unidentified());
        Instant begin = Instant.parse("2026-03-01T00:00:00Z");
        clock().set(begin);
        String older = conversations()
                .create(NewConversation.of("older", "agent").ownedBy(owner))
                .id();
        clock().advance(Duration.ofSeconds(1));
        String newer = conversations()
                .create(NewConversation.of("newer", "agent").ownedBy(owner))
                .id();
        assertThat(inbox(owner)).containsExactly(newer, older);

        clock().advance(Duration.ofSeconds(1));
        Message message = messages().append(older, message("again"));

        assertThat(inbox(owner)).containsExactly(older, newer);
        assertThat(head(older).lastActivity()).isEqualTo(begin.plusSeconds(2)).isEqualTo(message.createdAt());
        clock().advance(Duration.ofSeconds(1));
        messages().appendAll(newer, numbered(2));
        assertThat(inbox(owner)).containsExactly(newer, older);
        clock().advance(Duration.ofSeconds(1));
        messages().stream(older, NewMessage.pending("assistant")).close();
        assertThat(inbox(owner)).containsExactly(older, newer);
    }

    private List<String> inbox(User owner) {
        return conversations().inbox(owner.id(), PageRequest.first(10)).items().stream()
                .map(ConversationSummary::conversation)
                .map(Conversation::id)
                .toList();
    }

    @Test
    @Rule("M4")
    void the_last_activity_never_goes_back_even_when_the_clock_does() {
        clock().set(Instant.parse("2026-03-01T00:00:00Z"));
        String c = conversation();
        Instant created = head(c).lastActivity();

        clock().advance(Duration.ofDays(-1));
        messages().append(c, message("earlier"));

        assertThat(head(c).lastActivity()).isEqualTo(created);
    }

    @Test
    @Rule("M4")
    void a_rolled_back_append_leaves_its_conversation_as_it_was() {
        String c = conversation();
        Conversation before = head(c);
        clock().advance(Duration.ofSeconds(1));

        Refusals.assertNotFound(
                "user",
                "nobody",
                () -> storage().transactionWithoutResult(tx -> {
                    tx.messages().append(c, message("one"));
                    tx.messages().append(c, message("two").from("nobody"));
                }));

        assertThat(head(c)).isEqualTo(before);
    }

    @Test
    @Rule("M6")
    void a_bulk_gets_consecutive_turns_in_its_order_while_others_append() {
        String c = conversation();
        int each = 7;

        List<Outcome<List<Message>>> outcomes = Race.of(
                CROWD,
                thread -> thread % 2 == 0
                        ? messages().appendAll(c, numbered(each))
                        : List.of(messages().append(c, message("single"))));

        for (Outcome<List<Message>> outcome : outcomes) {
            List<Message> bulk = outcome.get();
            long first = bulk.get(0).turn();
            assertThat(bulk).extracting(Message::turn).isEqualTo(turns(first, first + bulk.size() - 1));
            assertThat(messages().latest(c, 1_000)).containsSubsequence(bulk);
        }
        assertThat(messages().latest(c, 1_000)).extracting(Message::turn).isEqualTo(turns(1, CROWD / 2 * (each + 1L)));
    }

    @Test
    @Rule("M6")
    void an_empty_bulk_appends_nothing_and_checks_nothing() {
        String c = conversation();
        Message only = messages().append(c, message("only"));

        assertThat(messages().appendAll(c, List.of())).isEmpty();
        assertThat(messages().appendAll("no-such-conversation", List.of())).isEmpty();

        assertThat(messages().latest(c, 10)).containsExactly(only);
    }

    @Test
    @Rule("M7")
    void the_latest_are_the_newest_oldest_first_at_any_length_of_conversation() {
        String c = conversation();
        List<Message> all = messages().appendAll(c, numbered(LONG));

        assertThat(messages().latest(c, 20)).isEqualTo(all.subList(LONG - 20, LONG));
        assertThat(messages().latest(c, 1)).isEqualTo(all.subList(LONG - 1, LONG));
        assertThat(messages().latest(c, LONG - 1)).isEqualTo(all.subList(1, LONG));
        assertThat(messages().latest(c, LONG)).isEqualTo(all);
        assertThat(messages().latest(c, Integer.MAX_VALUE)).isEqualTo(all);
        assertThat(conversations().open(c, 20).orElseThrow().messages()).isEqualTo(all.subList(LONG - 20, LONG));
    }

    @Test
    @Rule("M7")
    void the_latest_none_are_none_and_fewer_than_none_are_refused() {
        String c = conversation();
        messages().append(c, message("one"));

        assertThat(messages().latest(c, 0)).isEmpty();
        assertThat(messages().latest("no-such-conversation", 5)).isEmpty();
        assertThat(conversations().open(c, 0).orElseThrow().messages()).isEmpty();
        Refusals.assertInvalid(() -> messages().latest(c, -1));
        Refusals.assertInvalid(() -> conversations().open(c, -1));
    }

    @Test
    @Rule("M7")
    void the_list_after_a_turn_is_the_tail() {
        String c = conversation();
        List<Message> all = messages().appendAll(c, numbered(10));
        MessageQuery tail =
                MessageQuery.where(MessageFilter.any().conversation(c).afterTurn(7));

        assertThat(messages().list(tail).items()).isEqualTo(all.subList(7, 10));
        Message next = messages().append(c, message("next"));
        assertThat(messages().list(tail.page(PageRequest.last(1))).items()).containsExactly(next);
        assertThat(messages()
                        .list(MessageQuery.where(
                                MessageFilter.any().conversation(c).afterTurn(next.turn())))
                        .items())
                .isEmpty();
    }

    @Test
    @Rule("M8")
    void an_append_that_states_the_last_turn_is_made_only_if_it_has_not_moved() {
        String c = conversation();
        assertThat(messages().append(c, message("one"), 0).turn()).isEqualTo(1);
        assertThat(messages().appendAll(c, numbered(2), 1))
                .extracting(Message::turn)
                .containsExactly(2L, 3L);
        try (MessageStream stream = messages().stream(c, NewMessage.pending("assistant"), 3)) {
            assertThat(stream.message().turn()).isEqualTo(4);
        }
        Conversation before = head(c);

        Refusals.assertStateConflict(() -> messages().append(c, message("late"), 3));
        Refusals.assertStateConflict(() -> messages().append(c, message("early"), 5));
        Refusals.assertStateConflict(() -> messages().appendAll(c, numbered(2), 0));
        Refusals.assertStateConflict(() -> messages().stream(c, NewMessage.pending("assistant"), 2));

        assertThat(head(c)).isEqualTo(before);
        assertThat(messages().latest(c, 10)).extracting(Message::turn).isEqualTo(turns(1, 4));
    }

    @Test
    @Rule("M8")
    void the_last_turn_is_the_last_one_given_out_though_its_message_is_deleted() {
        String c = conversation();
        Message last = messages().append(c, message("one"));
        messages().delete(last.id());

        Refusals.assertStateConflict(() -> messages().append(c, message("two"), 0));
        assertThat(messages().append(c, message("two"), 1).turn()).isEqualTo(2);
    }

    @Test
    @Rule("M8")
    void of_many_threads_that_know_the_same_last_turn_one_appends() {
        String c = conversation();

        List<Outcome<Message>> outcomes = Race.of(CROWD, thread -> messages().append(c, message("mine"), 0));

        assertThat(outcomes).filteredOn(Outcome::succeeded).hasSize(1);
        assertThat(outcomes).filteredOn(o -> !o.succeeded()).allSatisfy(o -> Refusals.assertStateConflict(o::orThrow));
        assertThat(messages().latest(c, 10)).extracting(Message::turn).containsExactly(1L);
    }

    @Test
    @Rule("M9")
    void a_reply_is_to_a_message_of_the_same_conversation() {
        String c = conversation();
        Message question = messages().append(c, message("question"));
        Message elsewhere = messages().append(conversation(), message("elsewhere"));

        Message answer = messages().append(c, message("answer").replyTo(question.id()));

        assertThat(answer.replyTo()).contains(question.id());
        for (String wrong : List.of(elsewhere.id(), "no-such-message")) {
            Refusals.assertNotFound(
                    "message",
                    wrong,
                    () -> messages().append(c, message("answer").replyTo(wrong)));
            Refusals.assertNotFound(
                    "message",
                    wrong,
                    () -> messages().appendAll(c, List.of(message("answer").replyTo(wrong))));
            Refusals.assertNotFound(
                    "message",
                    wrong,
                    () -> messages().stream(c, NewMessage.pending("assistant").replyTo(wrong)));
        }
        assertThat(messages().latest(c, 10)).containsExactly(question, answer);
    }

    @Test
    @Rule("M9")
    void a_streamed_reply_keeps_what_it_answers() {
        String c = conversation();
        Message question = messages().append(c, message("question"));

        Message answer;
        try (MessageStream stream =
                messages().stream(c, NewMessage.pending("assistant").replyTo(question.id()))) {
            answer = stream.complete();
        }

        assertThat(answer.replyTo()).contains(question.id());
        assertThat(answer.status()).isEqualTo(MessageStatus.COMPLETE);
        assertThat(messages().get(answer.id())).contains(answer);
    }
}
