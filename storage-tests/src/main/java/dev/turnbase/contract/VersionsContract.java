package dev.turnbase.contract;

import static dev.turnbase.contract.Refusals.assertVersionConflict;
import static org.assertj.core.api.Assertions.assertThat;

import dev.turnbase.MessageStream;
import dev.turnbase.error.VersionConflictException;
import dev.turnbase.model.Conversation;
import dev.turnbase.model.ConversationPatch;
import dev.turnbase.model.Message;
import dev.turnbase.model.MessagePatch;
import dev.turnbase.model.NewMessage;
import dev.turnbase.model.NewUser;
import dev.turnbase.model.User;
import dev.turnbase.model.UserPatch;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Versions count patches and status changes, and find out about an update that another one overtook. */
public abstract class VersionsContract extends ContractTest {
    private static final int THREADS = 12;

    @Test
    @Rule("C7")
    void every_patch_bumps_the_version_and_an_equal_value_does_too() {
        User user = newUser("ada");
        Conversation c = newConversation();
        Message m = append(c, "text");

        assertThat(users().update(user.id(), UserPatch.none().name("Ada")).version())
                .isEqualTo(2);
        assertThat(users().update(user.id(), UserPatch.none().name("Ada")).version())
                .isEqualTo(3);
        assertThat(conversations()
                        .update(c.id(), ConversationPatch.none().title("T"))
                        .version())
                .isEqualTo(2);
        assertThat(messages()
                        .update(m.id(), MessagePatch.none().content("text"))
                        .version())
                .isEqualTo(2);
    }

    @Test
    @Rule("C7")
    void an_empty_patch_checks_the_version_and_changes_nothing() {
        User user = newUser("ada");
        Conversation c = newConversation();
        Message m = append(c, "text");
        Conversation read = conversations().get(c.id()).orElseThrow();

        assertThat(users().update(user.id(), UserPatch.none())).isEqualTo(user);
        assertThat(conversations().update(c.id(), ConversationPatch.none())).isEqualTo(read);
        assertThat(messages().update(m.id(), MessagePatch.none())).isEqualTo(m);
        assertVersionConflict(
                3, 1, () -> users().update(user.id(), UserPatch.none().ifVersion(3)));
        assertVersionConflict(
                0,
                1,
                () -> conversations().update(c.id(), ConversationPatch.none().ifVersion(0)));
        assertVersionConflict(
                2, 1, () -> messages().update(m.id(), MessagePatch.none().ifVersion(2)));
    }

    @Test
    @Rule("C7")
    void appends_flushes_and_counters_bump_no_version() {
        User ada = newUser("ada");
        Conversation c = newConversation(ada);
        Message m = append(c, "text");
        messages().appendAll(c.id(), List.of(NewMessage.of("user", "b").replyTo(m.id()), NewMessage.of("user", "c")));
        conversations().markRead(c.id(), 2);
        messages().deleteFrom(c.id(), 3);
        try (MessageStream stream = messages().stream(c.id(), NewMessage.pending("assistant"))) {
            stream.write("Gladly.");
            stream.flush();
            assertThat(messages().get(stream.message().id()).orElseThrow().version())
                    .isOne();
            assertThat(stream.complete().version()).isEqualTo(2);
        }
        conversations().fork(c.id(), 1);

        assertThat(conversations().get(c.id()).orElseThrow().version()).isOne();
        assertThat(messages().get(m.id()).orElseThrow().version()).isOne();
        assertThat(users().get(ada.id()).orElseThrow().version()).isOne();
    }

    @Test
    @Rule({"C7", "C8"})
    void clearing_an_author_or_a_reply_bumps_no_version() {
        User ada = newUser("ada");
        Conversation c = newConversation();
        Message first = messages().append(c.id(), NewMessage.of("user", "a").from(ada));
        Message reply =
                messages().append(c.id(), NewMessage.of("user", "b").from(ada).replyTo(first.id()));

        users().delete(ada.id());
        messages().delete(first.id());

        Message left = messages().get(reply.id()).orElseThrow();
        assertThat(left.authorId()).isEmpty();
        assertThat(left.replyTo()).isEmpty();
        assertThat(left.version()).isOne();
        assertThat(left.updatedAt()).isEqualTo(reply.updatedAt());
    }

    @Test
    @Rule("C7")
    void a_stream_that_ends_changes_the_status_and_bumps_the_version() {
        Conversation c = newConversation();
        MessageStream failed = messages().stream(c.id(), NewMessage.pending("assistant"));
        assertThat(failed.fail("gone").version()).isEqualTo(2);
        MessageStream cancelled = messages().stream(c.id(), NewMessage.pending("assistant"));
        cancelled.close();
        assertThat(messages().get(cancelled.message().id()).orElseThrow().version())
                .isEqualTo(2);
    }

    @Test
    @Rule("C7")
    void archiving_bumps_the_version_once() {
        Conversation c = newConversation();

        Conversation archived = conversations().archive(c.id(), true);
        assertThat(archived.version()).isEqualTo(2);
        assertThat(conversations().archive(c.id(), true)).isEqualTo(archived);
        assertThat(conversations().archive(c.id(), false).version()).isEqualTo(3);
    }

    @Test
    @Rule("C7")
    void an_update_of_an_older_version_tells_both_and_changes_nothing() {
        User user = newUser("ada");
        User second = users().update(user.id(), UserPatch.none().name("second").ifVersion(1));

        assertVersionConflict(
                1,
                2,
                () -> users().update(user.id(), UserPatch.none().name("late").ifVersion(1)));
        assertThat(users().get(user.id())).contains(second);

        Conversation c = newConversation();
        conversations().update(c.id(), ConversationPatch.none().title("second").ifVersion(1));
        assertVersionConflict(
                1,
                2,
                () -> conversations()
                        .update(c.id(), ConversationPatch.none().title("late").ifVersion(1)));

        Message m = append(c, "text");
        messages().update(m.id(), MessagePatch.none().content("second").ifVersion(1));
        assertVersionConflict(
                1,
                2,
                () -> messages()
                        .update(m.id(), MessagePatch.none().content("late").ifVersion(1)));
        assertThat(messages().get(m.id()).orElseThrow().content()).isEqualTo("second");
    }

    @Test
    @Rule("C7")
    void of_many_updates_of_one_version_of_a_user_exactly_one_wins() {
        User user = newUser("ada");

        List<Outcome<User>> outcomes = Race.of(
                THREADS,
                i -> users().update(
                                user.id(), UserPatch.none().name("name " + i).ifVersion(1)));

        assertOneWinner(outcomes);
        assertThat(users().get(user.id())).contains(winner(outcomes));
    }

    @Test
    @Rule("C7")
    void of_many_updates_of_one_version_of_a_conversation_exactly_one_wins() {
        Conversation c = newConversation();

        List<Outcome<Conversation>> outcomes = Race.of(
                THREADS,
                i -> conversations()
                        .update(
                                c.id(),
                                ConversationPatch.none().title("title " + i).ifVersion(1)));

        assertOneWinner(outcomes);
        assertThat(conversations().get(c.id())).contains(winner(outcomes));
    }

    @Test
    @Rule("C7")
    void of_many_updates_of_one_version_of_a_message_exactly_one_wins() {
        Message m = append(newConversation(), "text");

        List<Outcome<Message>> outcomes = Race.of(
                THREADS,
                i -> messages()
                        .update(m.id(), MessagePatch.none().content("text " + i).ifVersion(1)));

        assertOneWinner(outcomes);
        assertThat(messages().get(m.id())).contains(winner(outcomes));
    }

    private static <T> void assertOneWinner(List<Outcome<T>> outcomes) {
        assertThat(outcomes).filteredOn(Outcome::succeeded).hasSize(1);
        assertThat(outcomes)
                .filteredOn(o -> !o.succeeded())
                .extracting(Outcome::failure)
                .allSatisfy(e -> assertThat(e).isInstanceOfSatisfying(VersionConflictException.class, conflict -> {
                    assertThat(conflict.expected()).isEqualTo(1);
                    assertThat(conflict.actual()).isEqualTo(2);
                    assertThat(conflict.retryable()).isFalse();
                }));
    }

    private static <T> T winner(List<Outcome<T>> outcomes) {
        return outcomes.stream()
                .filter(Outcome::succeeded)
                .findFirst()
                .orElseThrow()
                .get();
    }

    @Test
    @Rule("C7")
    void updates_that_state_no_version_all_count() {
        User user = users().create(NewUser.unidentified());

        Race.of(THREADS, i -> users().update(user.id(), UserPatch.none().name("name " + i)))
                .forEach(Outcome::get);

        assertThat(users().get(user.id()).orElseThrow().version()).isEqualTo(1 + THREADS);
    }

    @Test
    @Rule({"C7", "C10"})
    void a_merge_bumps_only_the_version_of_the_one_that_stays() {
        User from = newUser("from");
        User into = newUser("into");
        Conversation c = newConversation(from);
        Message m = messages().append(c.id(), NewMessage.of("user", "x").from(from));

        assertThat(users().merge(from.id(), into.id()).version()).isEqualTo(2);
        assertThat(conversations().get(c.id()).orElseThrow().version()).isOne();
        assertThat(messages().get(m.id()).orElseThrow().version()).isOne();
    }
}
