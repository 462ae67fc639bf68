package dev.turnbase.contract;

import static dev.turnbase.contract.Refusals.assertInvalid;
import static org.assertj.core.api.Assertions.assertThat;

import dev.turnbase.model.Conversation;
import dev.turnbase.model.ConversationPatch;
import dev.turnbase.model.MessagePatch;
import dev.turnbase.model.NewConversation;
import dev.turnbase.model.NewMessage;
import dev.turnbase.model.NewUser;
import dev.turnbase.model.User;
import dev.turnbase.model.UserPatch;
import dev.turnbase.query.ConversationFilter;
import dev.turnbase.query.MessageFilter;
import dev.turnbase.query.UserFilter;
import dev.turnbase.query.UserQuery;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** U+0000 and unpaired surrogates are refused everywhere, by the field's name. */
public abstract class RefusedTextContract extends ContractTest {
    private static final List<String> REFUSED =
            List.of("\u0000", "a\u0000b", "\uD83D", "\uDE00", "a\uD83Db", "\uDE00\uD83D", "\uD83D\uD83D\uDE00");

    /**
     * A way in for text.
     *
     * @param field what a refusal names
     * @param way who takes it
     * @param call hands it over
     */
    record Entrance(String field, String way, Taker call) {
        @Override
        public String toString() {
            return way + " " + field;
        }
    }

    @FunctionalInterface
    interface Taker {
        void take(RefusedTextContract test, String text);
    }

    static Stream<Entrance> entrances() {
        return Stream.of(textsOfUsers(), textsOfConversations(), textsOfFilters(), bareIds())
                .flatMap(List::stream);
    }

    private static List<Entrance> textsOfUsers() {
        return List.of(
                new Entrance("externalId", "create", (t, x) -> t.users().create(NewUser.withExternalId(x))),
                new Entrance("anonymousId", "create", (t, x) -> t.users().create(NewUser.withAnonymousId(x))),
                new Entrance("email", "create", (t, x) -> t.users().create(NewUser.withEmail(x))),
                new Entrance(
                        "name",
                        "create",
                        (t, x) -> t.users().create(NewUser.unidentified().name(x))),
                new Entrance(
                        "metadata",
                        "create",
                        (t, x) -> t.users().create(NewUser.unidentified().metadata(x))),
                new Entrance("email", "findOrCreate", (t, x) -> t.users().findOrCreate(NewUser.withEmail(x))),
                new Entrance(
                        "name",
                        "update",
                        (t, x) -> t.users().update("u", UserPatch.none().name(x))),
                new Entrance(
                        "externalId",
                        "update",
                        (t, x) -> t.users().update("u", UserPatch.none().externalId(x))));
    }

    private static List<Entrance> textsOfConversations() {
        return List.of(
                new Entrance("title", "create", (t, x) -> t.conversations().create(NewConversation.of(x, "a"))),
                new Entrance("agent", "create", (t, x) -> t.conversations().create(NewConversation.of("t", x))),
                new Entrance(
                        "primer",
                        "create",
                        (t, x) -> t.conversations()
                                .create(NewConversation.of("t", "a").primer(x))),
                new Entrance(
                        "context",
                        "create",
                        (t, x) -> t.conversations()
                                .create(NewConversation.of("t", "a").context(x))),
                new Entrance(
                        "title",
                        "update",
                        (t, x) -> t.conversations()
                                .update("c", ConversationPatch.none().title(x))),
                new Entrance("role", "append", (t, x) -> t.messages().append("c", NewMessage.of(x, "text"))),
                new Entrance("content", "append", (t, x) -> t.messages().append("c", NewMessage.of("user", x))),
                new Entrance(
                        "metadata",
                        "append",
                        (t, x) -> t.messages()
                                .append("c", NewMessage.of("user", "text").metadata(x))),
                new Entrance("role", "stream", (t, x) -> t.messages().stream("c", NewMessage.pending(x))),
                new Entrance(
                        "content",
                        "update",
                        (t, x) -> t.messages().update("m", MessagePatch.none().content(x))),
                new Entrance(
                        "statusReason",
                        "update",
                        (t, x) -> t.messages().update("m", MessagePatch.none().statusReason(x))));
    }

    private static List<Entrance> textsOfFilters() {
        return List.of(
                new Entrance(
                        "email",
                        "find",
                        (t, x) -> t.users().find(UserFilter.any().email(x))),
                new Entrance(
                        "name",
                        "find",
                        (t, x) -> t.users().find(UserFilter.any().name(x))),
                new Entrance(
                        "title",
                        "find",
                        (t, x) ->
                                t.conversations().find(ConversationFilter.any().title(x))),
                new Entrance(
                        "agent",
                        "find",
                        (t, x) ->
                                t.conversations().find(ConversationFilter.any().agent(x))),
                new Entrance(
                        "content",
                        "find",
                        (t, x) -> t.messages().find(MessageFilter.any().content(x))),
                new Entrance(
                        "role",
                        "count",
                        (t, x) -> t.messages().count(MessageFilter.any().role(x))));
    }

    private static List<Entrance> bareIds() {
        return List.of(
                new Entrance("tenant", "storage", (t, x) -> t.engine().storage(x)),
                new Entrance("id", "users.get", (t, x) -> t.users().get(x)),
                new Entrance("id", "users.delete", (t, x) -> t.users().delete(x)),
                new Entrance("from", "merge", (t, x) -> t.users().merge(x, "u")),
                new Entrance("into", "merge", (t, x) -> t.users().merge("u", x)),
                new Entrance(
                        "id", "conversations.get", (t, x) -> t.conversations().get(x)),
                new Entrance("toUserId", "transfer", (t, x) -> t.conversations().transfer("c", x)),
                new Entrance("id", "messages.get", (t, x) -> t.messages().get(x)),
                new Entrance("conversationId", "latest", (t, x) -> t.messages().latest(x, 1)),
                new Entrance(
                        "conversationId", "append", (t, x) -> t.messages().append(x, NewMessage.of("user", "text"))));
    }

    @ParameterizedTest
    @MethodSource("entrances")
    @Rule("T2")
    void zero_and_unpaired_surrogates_are_refused(Entrance entrance) {
        User kept = newUser("kept");

        for (String text : REFUSED) {
            assertInvalid(entrance.field, () -> entrance.call.take(this, text));
        }

        assertThat(users().list(UserQuery.all()).items()).containsExactly(kept);
        assertThat(conversations().find(ConversationFilter.any().archived(false)))
                .isEmpty();
        assertThat(messages().count(MessageFilter.any())).isZero();
    }

    @Test
    @Rule("T2")
    void a_refused_text_leaves_what_was_there() {
        Conversation c = newConversation();
        append(c, "kept");

        assertInvalid(
                "content",
                () -> messages()
                        .appendAll(
                                c.id(), List.of(NewMessage.of("user", "fine"), NewMessage.of("user", "not\u0000so"))));

        assertThat(messages().count(MessageFilter.any())).isOne();
        assertThat(conversations().get(c.id()).orElseThrow().lastTurn()).isOne();
    }
}
