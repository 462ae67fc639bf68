package dev.turnbase.contract;

import static dev.turnbase.contract.Refusals.assertNotFound;
import static dev.turnbase.contract.Refusals.assertTaken;
import static dev.turnbase.contract.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.turnbase.error.ErrorCode;
import dev.turnbase.error.InvalidInputException;
import dev.turnbase.model.Conversation;
import dev.turnbase.model.Message;
import dev.turnbase.model.NewConversation;
import dev.turnbase.model.NewMessage;
import dev.turnbase.model.NewUser;
import dev.turnbase.model.User;
import dev.turnbase.query.ConversationQuery;
import dev.turnbase.query.MessageFilter;
import dev.turnbase.query.PageRequest;
import dev.turnbase.query.UserFilter;
import dev.turnbase.query.UserQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Bulk operations are all or nothing, whatever their size. */
public abstract class BulkContract extends ContractTest {
    /** More values, and with full effort more rows, than any database binds in one statement (65,535). */
    private static final int MANY = Effort.of(12_000, 12_000, 66_000);

    private static final int SOME = MANY / 2;

    @Test
    @Rule("C11")
    void small_bulks_answer_in_the_order_given() {
        List<User> made = users().createAll(List.of(NewUser.withEmail("b"), NewUser.withEmail("a")));
        List<Conversation> conversations = conversations()
                .createAll(List.of(NewConversation.of("2", "a").ownedBy(made.get(0)), NewConversation.of("1", "a")));

        assertThat(made).extracting(u -> u.email().orElseThrow()).containsExactly("b", "a");
        assertThat(made).allSatisfy(u -> assertThat(users().get(u.id())).contains(u));
        assertThat(conversations).extracting(Conversation::title).containsExactly("2", "1");
        assertThat(conversations)
                .allSatisfy(c -> assertThat(conversations().get(c.id())).contains(c));
    }

    @Test
    @Rule("C11")
    void an_empty_bulk_answers_an_empty_list() {
        User ada = newUser("ada");

        assertThat(users().createAll(List.of())).isEmpty();
        assertThat(users().list(UserQuery.all()).items()).containsExactly(ada);
        assertThat(conversations().createAll(List.of())).isEmpty();
        assertThat(messages().appendAll("nowhere", List.of())).isEmpty();
    }

    @Test
    @Rule("C11")
    void a_bulk_of_users_with_one_taken_identity_writes_none() {
        newUser("taken");

        assertTaken(
                "user",
                "externalId",
                () -> users().createAll(List.of(NewUser.withExternalId("new"), NewUser.withExternalId("taken"))));
        assertTaken(
                "user",
                "email",
                () -> users().createAll(List.of(NewUser.withEmail("twice"), NewUser.withEmail("twice"))));
        assertTaken(
                "user",
                "id",
                () -> users().createAll(List.of(
                        NewUser.unidentified().id("twice"),
                        NewUser.unidentified().id("twice"))));

        assertThat(users().list(UserQuery.all()).items()).hasSize(1);
        assertThat(newUser("new").version()).isOne();
    }

    @Test
    @Rule("C11")
    void a_bulk_of_conversations_with_one_wrong_writes_none() {
        assertTaken(
                "conversation",
                "id",
                () -> conversations()
                        .createAll(List.of(
                                NewConversation.of("t", "a").id("twice"),
                                NewConversation.of("t", "a").id("twice"))));
        assertNotFound(
                "user",
                "nobody",
                () -> conversations()
                        .createAll(List.of(
                                NewConversation.of("t", "a"),
                                NewConversation.of("t", "a").ownedBy("nobody"))));

        assertThat(conversations().list(ConversationQuery.all()).items()).isEmpty();
    }

    @Test
    @Rule({"C11", "M2"})
    void a_bulk_of_messages_with_one_wrong_writes_none_and_uses_up_no_turn() {
        Conversation c = newConversation();
        NewMessage fine = NewMessage.of("user", "fine");

        assertNotFound("user", "nobody", () -> messages().appendAll(c.id(), List.of(fine, fine.from("nobody"))));
        assertThat(refusal(
                                InvalidInputException.class,
                                ErrorCode.INVALID_INPUT,
                                () -> messages().appendAll(c.id(), List.of(fine, NewMessage.pending("assistant"))))
                        .field())
                .startsWith("message");
        assertTaken("message", "id", () -> messages().appendAll(c.id(), List.of(fine.id("twice"), fine.id("twice"))));

        assertThat(messages().count(MessageFilter.any())).isZero();
        assertThat(append(c, "first").turn()).isOne();
    }

    @Test
    @Rule("C11")
    void more_users_than_a_statement_binds_are_created_or_none() {
        List<NewUser> many = list(i -> NewUser.withExternalId("u" + i).id("u" + i));
        List<NewUser> lastIsTaken = new ArrayList<>(many);
        lastIsTaken.add(NewUser.withExternalId("u0"));

        assertTaken("user", "externalId", () -> users().createAll(lastIsTaken));
        assertThat(users().find(UserFilter.any().withoutName())).isEmpty();

        List<User> made = users().createAll(many);
        assertThat(made).hasSize(MANY);
        assertThat(made.get(MANY - 1).id()).isEqualTo("u" + (MANY - 1));
        assertThat(users().get("u" + (MANY - 1))).contains(made.get(MANY - 1));
        assertThat(users().find(UserFilter.any().externalId("u" + SOME))).contains(made.get(SOME));
    }

    @Test
    @Rule("C11")
    void more_conversations_than_a_statement_binds_are_created_or_none() {
        User ada = newUser("ada");
        List<NewConversation> many =
                list(i -> NewConversation.of("t" + i, "a").id("c" + i).ownedBy(ada));
        List<NewConversation> lastIsWrong = new ArrayList<>(many);
        lastIsWrong.add(NewConversation.of("t", "a").ownedBy("nobody"));

        assertNotFound("user", "nobody", () -> conversations().createAll(lastIsWrong));
        assertThat(conversations().list(ConversationQuery.all()).items()).isEmpty();

        List<Conversation> made = conversations().createAll(many);
        assertThat(made).hasSize(MANY);
        assertThat(conversations().get("c" + SOME)).contains(made.get(SOME));
        assertThat(users().delete(ada.id())).isTrue();
        assertThat(conversations().list(ConversationQuery.all()).items()).isEmpty();
    }

    @Test
    @Rule({"C11", "M6"})
    void more_messages_than_a_statement_binds_are_appended_or_none_and_deleted_at_once() {
        Conversation c = newConversation();
        List<NewMessage> many = list(i -> NewMessage.of("user", "m" + i));
        List<NewMessage> lastIsWrong = new ArrayList<>(many);
        lastIsWrong.add(NewMessage.of("user", "x").from("nobody"));

        assertNotFound("user", "nobody", () -> messages().appendAll(c.id(), lastIsWrong));
        assertThat(messages().count(MessageFilter.any())).isZero();

        List<Message> appended = messages().appendAll(c.id(), many);
        assertThat(appended).hasSize(MANY);
        assertThat(appended.get(0).turn()).isOne();
        assertThat(appended.get(MANY - 1).turn()).isEqualTo(MANY);
        assertThat(messages().latest(c.id(), 1)).containsExactly(appended.get(MANY - 1));
        assertThat(messages().count(MessageFilter.any().conversation(c.id()))).isEqualTo(MANY);
        Conversation fork = conversations().fork(c.id(), MANY);
        assertThat(fork.messageCount()).isEqualTo(MANY);
        assertThat(messages().deleteFrom(c.id(), 1)).isEqualTo(MANY);
        assertThat(messages().latest(fork.id(), PageRequest.MAX_LIMIT)).hasSize(PageRequest.MAX_LIMIT);
    }

    private static <T> List<T> list(IntFunction<T> each) {
        return IntStream.range(0, MANY).mapToObj(each).toList();
    }
}
