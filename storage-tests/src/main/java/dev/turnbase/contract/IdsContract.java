package dev.turnbase.contract;

import static dev.turnbase.contract.Refusals.assertInvalid;
import static org.assertj.core.api.Assertions.assertThat;

import dev.turnbase.MessageStream;
import dev.turnbase.Storage;
import dev.turnbase.model.Conversation;
import dev.turnbase.model.Message;
import dev.turnbase.model.NewConversation;
import dev.turnbase.model.NewMessage;
import dev.turnbase.model.NewUser;
import dev.turnbase.model.User;
import dev.turnbase.model.UserPatch;
import dev.turnbase.query.ConversationFilter;
import dev.turnbase.query.InboxScope;
import dev.turnbase.query.MessageFilter;
import dev.turnbase.query.PageRequest;
import dev.turnbase.query.UserFilter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What ids look like, and that callers may bring their own. */
public abstract class IdsContract extends ContractTest {
    static Stream<String> allowedIds() {
        StringBuilder all = new StringBuilder();
        for (char c = '!'; c <= '~'; c++) {
            all.append(c);
        }
        return Stream.of("!", "~", "0", "a".repeat(128), all.toString(), "../etc/passwd", "%_'\"\\", "null");
    }

    @ParameterizedTest
    @MethodSource("allowedIds")
    @Rule("T5")
    void a_caller_may_supply_an_id_of_128_printable_ascii_characters(String id) {
        User user = users().create(NewUser.unidentified().id(id));
        Conversation c =
                conversations().create(NewConversation.of("t", "a").id(id).ownedBy(user));
        Message m =
                messages().append(c.id(), NewMessage.of("user", "text").id(id).from(user));
        Message reply = messages().append(c.id(), NewMessage.of("user", "text").replyTo(id));

        assertThat(List.of(user.id(), c.id(), m.id())).containsOnly(id);
        assertThat(users().get(id)).contains(user);
        assertThat(conversations().get(id).orElseThrow().ownerId()).contains(id);
        assertThat(messages().get(id)).contains(m);
        assertThat(reply.replyTo()).contains(id);
        assertThat(users().find(UserFilter.any().id(id))).contains(user);
        assertThat(conversations().find(ConversationFilter.any().owner(id))).isPresent();
        assertThat(messages().count(MessageFilter.any().conversation(id).author(id)))
                .isOne();
    }

    @ParameterizedTest
    @MethodSource("allowedIds")
    @Rule("T5")
    void a_tenant_may_have_a_name_of_128_printable_ascii_characters(String name) {
        Storage tenant = engine().storage("x" + name.substring(1));

        User user = tenant.users().create(NewUser.unidentified());

        assertThat(tenant.users().get(user.id())).contains(user);
        assertThat(engine().storage(tenant.tenant()).users().get(user.id())).contains(user);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a ", "\t", "a\n", "\u007F", "\u00E9", "\uD83D\uDE00", "\u00A0"})
    @Rule("T5")
    void other_ids_are_refused_by_the_field_name(String id) {
        refusesAsId(id);
    }

    @Test
    @Rule("T5")
    void an_id_of_129_characters_is_refused() {
        refusesAsId("a".repeat(129));
    }

    private void refusesAsId(String id) {
        assertInvalid("tenant", () -> engine().storage(id));
        assertInvalid("tenant", () -> engine().tenants().create(id));
        assertInvalid("tenant", () -> engine().tenants().erase(id));
        refusesAsIdOfANewRow(id);
        for (ThrowingCallable call : callsWithId(id)) {
            assertInvalid("id", call);
        }
        assertInvalid("userId", () -> conversations().inbox(id, InboxScope.ALL, PageRequest.first(1)));
        assertInvalid("toUserId", () -> conversations().transfer("c", id));
        assertInvalid("from", () -> users().merge(id, "u"));
        assertInvalid("into", () -> users().merge("u", id));
        assertInvalid("conversationId", () -> messages().append(id, NewMessage.of("user", "text")));
        assertInvalid("conversationId", () -> messages().latest(id, 1));
        assertInvalid("conversationId", () -> messages().deleteFrom(id, 1));
    }

    private void refusesAsIdOfANewRow(String id) {
        assertInvalid("id", () -> users().create(NewUser.unidentified().id(id)));
        assertInvalid(
                "id", () -> conversations().create(NewConversation.of("t", "a").id(id)));
        assertInvalid(
                "ownerId",
                () -> conversations().create(NewConversation.of("t", "a").ownedBy(id)));
        assertInvalid(
                "id", () -> messages().append("c", NewMessage.of("user", "text").id(id)));
        assertInvalid(
                "authorId",
                () -> messages().append("c", NewMessage.of("user", "text").from(id)));
        assertInvalid(
                "replyTo",
                () -> messages().append("c", NewMessage.of("user", "text").replyTo(id)));
    }

    private List<ThrowingCallable> callsWithId(String id) {
        return List.of(
                () -> users().get(id),
                () -> users().delete(id),
                () -> users().update(id, UserPatch.none()),
                () -> conversations().get(id),
                () -> conversations().delete(id),
                () -> conversations().open(id, 1),
                () -> conversations().fork(id, 1),
                () -> conversations().archive(id, true),
                () -> conversations().markRead(id, 0),
                () -> messages().get(id),
                () -> messages().delete(id));
    }

    @Test
    @Rule("T5")
    void generated_ids_are_uuids_of_version_7() {
        User user = newUser("ada");
        Conversation c = newConversation(user);
        List<String> ids =
                new ArrayList<>(List.of(user.id(), c.id(), append(c, "text").id()));
        ids.add(conversations().fork(c.id(), 1).id());
        ids.add(users().findOrCreate(NewUser.withEmail("bob@example.org")).id());
        messages()
                .appendAll(c.id(), List.of(NewMessage.of("user", "a"), NewMessage.of("user", "b")))
                .forEach(m -> ids.add(m.id()));
        try (MessageStream stream = messages().stream(c.id(), NewMessage.pending("assistant"))) {
            ids.add(stream.message().id());
        }

        assertThat(ids).doesNotHaveDuplicates().allSatisfy(id -> {
            UUID uuid = UUID.fromString(id);
            assertThat(uuid.version()).isEqualTo(7);
            assertThat(uuid.variant()).isEqualTo(2);
            assertThat(id).isEqualTo(uuid.toString());
        });
    }

    @Test
    @Rule("T5")
    void generated_ids_ascend_in_the_order_in_which_an_engine_makes_them() {
        List<User> one = IntStream.range(0, 50)
                .mapToObj(i -> users().create(NewUser.unidentified()))
                .toList();
        List<User> bulk = users().createAll(Collections.nCopies(50, NewUser.unidentified()));

        assertThat(Stream.concat(one.stream(), bulk.stream()))
                .extracting(User::id)
                .hasSize(100)
                .doesNotHaveDuplicates()
                .isSorted();
    }
}
