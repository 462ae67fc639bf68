package dev.turnbase.contract;

import static dev.turnbase.contract.Refusals.assertNotFound;
import static org.assertj.core.api.Assertions.assertThat;

import dev.turnbase.Storage;
import dev.turnbase.model.Conversation;
import dev.turnbase.model.ConversationPatch;
import dev.turnbase.model.Message;
import dev.turnbase.model.MessagePatch;
import dev.turnbase.model.NewConversation;
import dev.turnbase.model.NewMessage;
import dev.turnbase.model.NewUser;
import dev.turnbase.model.User;
import dev.turnbase.model.UserPatch;
import dev.turnbase.query.ConversationFilter;
import dev.turnbase.query.ConversationQuery;
import dev.turnbase.query.InboxScope;
import dev.turnbase.query.MessageFilter;
import dev.turnbase.query.MessageQuery;
import dev.turnbase.query.PageRequest;
import dev.turnbase.query.UserFilter;
import dev.turnbase.query.UserQuery;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Each operation of the interface, tried by a tenant on the rows of another. */
final class Foreign {
    private static final PageRequest PAGE = PageRequest.first(100);
    private static final NewMessage TEXT = NewMessage.of("user", "text");

    private Foreign() {}

    /** A user, a conversation of the user and a message in it. */
    record Rows(String user, String conversation, String message) {}

    /** What a tenant's owner sees of its rows. */
    record State(
            Optional<User> user,
            Optional<Conversation> conversation,
            List<Message> messages,
            long users,
            long conversations) {
        static State of(Storage storage, Rows rows) {
            return new State(
                    storage.users().get(rows.user),
                    storage.conversations().get(rows.conversation),
                    storage.messages().latest(rows.conversation, 100),
                    storage.users().list(UserQuery.all()).items().size(),
                    storage.conversations()
                            .list(ConversationQuery.all())
                            .items()
                            .size());
        }
    }

    /** Tries an operation as a stranger with rows of its own. */
    @FunctionalInterface
    interface Operation {
        void tryFrom(Storage stranger, Rows own, Rows theirs);
    }

    static Rows rows(Storage storage) {
        User user = storage.users()
                .create(NewUser.withExternalId("ext").anonymousId("anon").email("mail"));
        Conversation c = storage.conversations()
                .create(NewConversation.of("title", "agent").ownedBy(user));
        Message m = storage.messages()
                .append(c.id(), NewMessage.of("user", "content").from(user));
        return new Rows(user.id(), c.id(), m.id());
    }

    static Map<String, Operation> operations() {
        Map<String, Operation> all = new HashMap<>();
        readUsers(all);
        changeUsers(all);
        readConversations(all);
        changeConversations(all);
        readMessages(all);
        changeMessages(all);
        return all;
    }

    private static void readUsers(Map<String, Operation> all) {
        all.put(
                "Users.get(String)",
                (s, own, x) -> assertThat(s.users().get(x.user)).isEmpty());
        all.put("Users.find(UserFilter)", (s, own, x) -> {
            assertThat(s.users().find(UserFilter.any().id(x.user))).isEmpty();
            assertThat(s.users()
                            .find(UserFilter.any().email("mail"))
                            .orElseThrow()
                            .id())
                    .isEqualTo(own.user);
        });
        all.put(
                "Users.list(UserQuery)",
                (s, own, x) -> assertThat(s.users().list(UserQuery.all()))
                        .extracting(User::id)
                        .containsExactly(own.user));
        all.put(
                "Users.findOrCreate(NewUser)",
                (s, own, x) -> assertThat(s.users()
                                .findOrCreate(NewUser.withExternalId("ext"))
                                .id())
                        .isEqualTo(own.user));
    }

    private static void changeUsers(Map<String, Operation> all) {
        all.put(
                "Users.create(NewUser)",
                (s, own, x) -> assertThat(s.users()
                                .create(NewUser.unidentified().id(x.user))
                                .id())
                        .isEqualTo(x.user));
        all.put(
                "Users.createAll(List)",
                (s, own, x) -> assertThat(s.users()
                                .createAll(List.of(NewUser.unidentified().id(x.user))))
                        .hasSize(1));
        all.put(
                "Users.update(String, UserPatch)",
                (s, own, x) -> assertNotFound(
                        "user",
                        x.user,
                        () -> s.users().update(x.user, UserPatch.none().name("stolen"))));
        all.put("Users.merge(String, String)", (s, own, x) -> {
            assertNotFound("user", x.user, () -> s.users().merge(x.user, own.user));
            assertNotFound("user", x.user, () -> s.users().merge(own.user, x.user));
        });
        all.put(
                "Users.delete(String)",
                (s, own, x) -> assertThat(s.users().delete(x.user)).isFalse());
    }

    private static void readConversations(Map<String, Operation> all) {
        all.put(
                "Conversations.get(String)",
                (s, own, x) -> assertThat(s.conversations().get(x.conversation)).isEmpty());
        all.put("Conversations.find(ConversationFilter)", (s, own, x) -> {
            ConversationFilter any = ConversationFilter.any();
            assertThat(s.conversations().find(any.id(x.conversation))).isEmpty();
            assertThat(s.conversations().find(any.owner(x.user))).isEmpty();
        });
        all.put(
                "Conversations.list(ConversationQuery)",
                (s, own, x) -> assertThat(s.conversations().list(ConversationQuery.all()))
                        .extracting(Conversation::id)
                        .containsExactly(own.conversation));
        all.put(
                "Conversations.inbox(String, PageRequest)",
                (s, own, x) -> assertThat(s.conversations().inbox(x.user, PAGE).items())
                        .isEmpty());
        all.put(
                "Conversations.inbox(String, InboxScope, PageRequest)",
                (s, own, x) -> assertThat(s.conversations()
                                .inbox(x.user, InboxScope.ALL, PAGE)
                                .items())
                        .isEmpty());
        all.put(
                "Conversations.open(String, int)",
                (s, own, x) ->
                        assertThat(s.conversations().open(x.conversation, 10)).isEmpty());
    }

    private static void changeConversations(Map<String, Operation> all) {
        NewConversation foreignOwner = NewConversation.of("t", "a");
        all.put(
                "Conversations.create(NewConversation)",
                (s, own, x) ->
                        assertNotFound("user", x.user, () -> s.conversations().create(foreignOwner.ownedBy(x.user))));
        all.put(
                "Conversations.createAll(List)",
                (s, own, x) -> assertNotFound(
                        "user", x.user, () -> s.conversations().createAll(List.of(foreignOwner.ownedBy(x.user)))));
        all.put(
                "Conversations.update(String, ConversationPatch)",
                (s, own, x) -> gone(
                        x,
                        () -> s.conversations()
                                .update(x.conversation, ConversationPatch.none().title("stolen"))));
        all.put(
                "Conversations.archive(String, boolean)",
                (s, own, x) -> gone(x, () -> s.conversations().archive(x.conversation, true)));
        all.put(
                "Conversations.markRead(String, long)",
                (s, own, x) -> gone(x, () -> s.conversations().markRead(x.conversation, 1)));
        all.put("Conversations.transfer(String, String)", (s, own, x) -> {
            gone(x, () -> s.conversations().transfer(x.conversation, own.user));
            assertNotFound("user", x.user, () -> s.conversations().transfer(own.conversation, x.user));
        });
        all.put(
                "Conversations.fork(String, long)",
                (s, own, x) -> gone(x, () -> s.conversations().fork(x.conversation, 1)));
        all.put(
                "Conversations.delete(String)",
                (s, own, x) ->
                        assertThat(s.conversations().delete(x.conversation)).isFalse());
    }

    private static void gone(Rows theirs, ThrowingCallable call) {
        assertNotFound("conversation", theirs.conversation, call);
    }

    private static void readMessages(Map<String, Operation> all) {
        MessageFilter any = MessageFilter.any();
        all.put(
                "Messages.get(String)",
                (s, own, x) -> assertThat(s.messages().get(x.message)).isEmpty());
        all.put("Messages.find(MessageFilter)", (s, own, x) -> {
            assertThat(s.messages().find(any.id(x.message))).isEmpty();
            assertThat(s.messages().find(any.conversation(x.conversation))).isEmpty();
            assertThat(s.messages().find(any.content("content")).orElseThrow().id())
                    .isEqualTo(own.message);
        });
        all.put("Messages.list(MessageQuery)", (s, own, x) -> {
            assertThat(s.messages().list(MessageQuery.of(x.conversation)).items())
                    .isEmpty();
            assertThat(s.messages().list(MessageQuery.all()))
                    .extracting(Message::id)
                    .containsExactly(own.message);
        });
        all.put(
                "Messages.latest(String, int)",
                (s, own, x) ->
                        assertThat(s.messages().latest(x.conversation, 10)).isEmpty());
        all.put("Messages.count(MessageFilter)", (s, own, x) -> {
            assertThat(s.messages().count(any)).isOne();
            assertThat(s.messages().count(any.author(x.user))).isZero();
        });
    }

    private static void changeMessages(Map<String, Operation> all) {
        all.put("Messages.append(String, NewMessage)", (s, own, x) -> {
            gone(x, () -> s.messages().append(x.conversation, TEXT));
            assertNotFound("user", x.user, () -> s.messages().append(own.conversation, TEXT.from(x.user)));
            assertThat(s.messages().append(own.conversation, TEXT.id(x.message)).turn())
                    .isEqualTo(2);
        });
        all.put(
                "Messages.append(String, NewMessage, long)",
                (s, own, x) -> gone(x, () -> s.messages().append(x.conversation, TEXT, 1)));
        all.put(
                "Messages.appendAll(String, List)",
                (s, own, x) -> gone(x, () -> s.messages().appendAll(x.conversation, List.of(TEXT))));
        all.put(
                "Messages.appendAll(String, List, long)",
                (s, own, x) -> gone(x, () -> s.messages().appendAll(x.conversation, List.of(TEXT), 1)));
        NewMessage reply = NewMessage.pending("assistant");
        all.put(
                "Messages.stream(String, NewMessage)",
                (s, own, x) -> gone(x, () -> s.messages().stream(x.conversation, reply)));
        all.put(
                "Messages.stream(String, NewMessage, long)",
                (s, own, x) -> gone(x, () -> s.messages().stream(x.conversation, reply, 1)));
        all.put(
                "Messages.update(String, MessagePatch)",
                (s, own, x) -> assertNotFound(
                        "message",
                        x.message,
                        () -> s.messages().update(x.message, MessagePatch.none().content("stolen"))));
        all.put(
                "Messages.delete(String)",
                (s, own, x) -> assertThat(s.messages().delete(x.message)).isFalse());
        all.put(
                "Messages.deleteFrom(String, long)",
                (s, own, x) -> gone(x, () -> s.messages().deleteFrom(x.conversation, 0)));
        all.put(
                "Messages.recoverPending(Duration)",
                (s, own, x) -> assertThat(s.messages().recoverPending(Duration.ofMinutes(1)))
                        .isEmpty());
    }
}
