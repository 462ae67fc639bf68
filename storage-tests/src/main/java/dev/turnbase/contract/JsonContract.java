package dev.turnbase.contract;

import static dev.turnbase.contract.Refusals.assertInvalid;
import static org.assertj.core.api.Assertions.assertThat;

import dev.turnbase.model.Conversation;
import dev.turnbase.model.ConversationPatch;
import dev.turnbase.model.Message;
import dev.turnbase.model.MessagePatch;
import dev.turnbase.model.NewConversation;
import dev.turnbase.model.NewMessage;
import dev.turnbase.model.NewUser;
import dev.turnbase.model.User;
import dev.turnbase.model.UserPatch;
import dev.turnbase.query.ConversationQuery;
import dev.turnbase.query.MessageFilter;
import dev.turnbase.query.UserQuery;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Context and metadata are JSON objects as text: checked, kept byte for byte. */
public abstract class JsonContract extends ContractTest {
    static Stream<String> objects() {
        return Stream.of(
                "{}",
                " {\r\n\t} ",
                "{\"b\":1,\"a\":2}",
                "{\"a\":1,\"a\":2}",
                "{\"\":null,\"t\":true,\"f\":false}",
                "{\"n\":[0,-0,1.0,1e5,1E+400,-1.50e-7,123456789012345678901234567890]}",
                "{\"e\":\"\\u0000\\ud800\\u00e9\\/\\b\\f\\n\\r\\t\\\"\\\\\"}",
                "{\"u\":\"\u00E9\uD83D\uDE00\uFFFF\u2028\"}",
                "{\"nested\":{\"list\":[[],{},[{}]]}}",
                "{\"n\":" + "9".repeat(2_000) + "}",
                "{\"" + "k".repeat(60_000) + "\":1}",
                "{\"v\":\"" + "x".repeat((1 << 20) - 8) + "\"}");
    }

    static Stream<String> refusedTexts() {
        return Stream.of(
                "",
                " ",
                "null",
                "1",
                "\"text\"",
                "[]",
                "[{}]",
                "{",
                "}",
                "{}}",
                "{} {}",
                "{},",
                "{a:1}",
                "{'a':1}",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":1,}",
                "{\"a\":[1,]}",
                "{\"a\" 1}",
                "{\"a\":01}",
                "{\"a\":.5}",
                "{\"a\":5.}",
                "{\"a\":+1}",
                "{\"a\":NaN}",
                "{\"a\":Infinity}",
                "{\"a\":0x10}",
                "{\"a\":TRUE}",
                "{\"a\":\"\\x\"}",
                "{\"a\":\"\\u12\"}",
                "{\"a\":\"tab\there\"}",
                "{\"a\":\"open}",
                "{}//",
                "/**/{}",
                "\uFEFF{}",
                "{}\u00A0");
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("objects")
    @Rule("T8")
    void an_object_comes_back_byte_for_byte(String json) {
        User user = users().create(NewUser.unidentified().metadata(json));
        Conversation c = conversations()
                .create(NewConversation.of("t", "a").context(json).metadata(json));
        Message m = messages().append(c.id(), NewMessage.of("user", "x").metadata(json));

        assertSame(json, users().get(user.id()).orElseThrow().metadata());
        assertSame(json, conversations().get(c.id()).orElseThrow().context());
        assertSame(json, conversations().get(c.id()).orElseThrow().metadata());
        assertSame(json, messages().get(m.id()).orElseThrow().metadata());
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("objects")
    @Rule("T8")
    void an_object_that_a_patch_sets_comes_back_byte_for_byte(String json) {
        User user = users().create(NewUser.unidentified());
        Conversation c = newConversation();
        Message m = append(c, "x");

        users().update(user.id(), UserPatch.none().metadata(json));
        conversations().update(c.id(), ConversationPatch.none().context(json).metadata(json));
        messages().update(m.id(), MessagePatch.none().metadata(json));

        assertSame(json, users().get(user.id()).orElseThrow().metadata());
        assertSame(json, conversations().get(c.id()).orElseThrow().context());
        assertSame(json, conversations().get(c.id()).orElseThrow().metadata());
        assertSame(json, messages().get(m.id()).orElseThrow().metadata());
    }

    private static void assertSame(String expected, String actual) {
        assertThat(actual.equals(expected))
                .as("%d characters come back as %d", expected.length(), actual.length())
                .isTrue();
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("refusedTexts")
    @Rule("T8")
    void anything_else_is_refused_and_nothing_is_written(String text) {
        Conversation c = newConversation();

        assertInvalid("metadata", () -> users().create(NewUser.withEmail("e").metadata(text)));
        assertInvalid(
                "metadata", () -> users().findOrCreate(NewUser.withEmail("e").metadata(text)));
        assertInvalid(
                "context",
                () -> conversations().create(NewConversation.of("t", "a").context(text)));
        assertInvalid(
                "metadata",
                () -> conversations().create(NewConversation.of("t", "a").metadata(text)));
        assertInvalid(
                "metadata",
                () -> messages().append(c.id(), NewMessage.of("user", "x").metadata(text)));
        assertInvalid(
                "metadata",
                () -> messages().stream(c.id(), NewMessage.pending("assistant").metadata(text)));

        assertThat(users().list(UserQuery.all()).items()).isEmpty();
        assertThat(conversations().list(ConversationQuery.all()).items()).containsExactly(c);
        assertThat(messages().count(MessageFilter.any())).isZero();
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("refusedTexts")
    @Rule("T8")
    void a_patch_with_anything_else_is_refused_and_changes_nothing(String text) {
        User user = newUser("ada");
        Conversation c = newConversation();
        Message m = append(c, "x");
        Conversation before = conversations().get(c.id()).orElseThrow();

        assertInvalid(
                "metadata",
                () -> users().update(user.id(), UserPatch.none().name("Ada").metadata(text)));
        assertInvalid(
                "context",
                () -> conversations()
                        .update(c.id(), ConversationPatch.none().title("New").context(text)));
        assertInvalid(
                "metadata",
                () -> conversations().update(c.id(), ConversationPatch.none().metadata(text)));
        assertInvalid(
                "metadata",
                () -> messages()
                        .update(m.id(), MessagePatch.none().role("other").metadata(text)));

        assertThat(users().get(user.id())).contains(user);
        assertThat(conversations().get(c.id())).contains(before);
        assertThat(messages().get(m.id())).contains(m);
    }

    @Test
    @Rule("T8")
    void a_bulk_operation_names_the_row_that_is_wrong() {
        Conversation c = newConversation();

        assertInvalid(
                "users[1].metadata",
                () -> users().createAll(List.of(
                        NewUser.unidentified(), NewUser.unidentified().metadata("[]"))));
        assertInvalid(
                "conversations[0].context",
                () -> conversations()
                        .createAll(List.of(NewConversation.of("t", "a").context("x"))));
        assertInvalid(
                "messages[2].metadata",
                () -> messages()
                        .appendAll(
                                c.id(),
                                List.of(
                                        NewMessage.of("user", "a"),
                                        NewMessage.of("user", "b"),
                                        NewMessage.of("user", "c").metadata("{"))));
        assertThat(messages().count(MessageFilter.any())).isZero();
    }

    @Test
    @Rule("T8")
    void nesting_may_be_64_deep_and_no_deeper() {
        String objects = "{\"a\":".repeat(63) + "{}" + "}".repeat(63);
        String arrays = "{\"a\":" + "[".repeat(63) + "]".repeat(63) + "}";
        assertSame(
                objects,
                users().create(NewUser.unidentified().metadata(objects)).metadata());
        assertSame(
                arrays, users().create(NewUser.unidentified().metadata(arrays)).metadata());

        assertInvalid("metadata", () -> users().create(NewUser.unidentified().metadata("{\"a\":" + objects + "}")));
        assertInvalid(
                "metadata",
                () -> users().create(
                                NewUser.unidentified().metadata("{\"a\":" + "[".repeat(64) + "]".repeat(64) + "}")));
        assertInvalid(
                "metadata", () -> users().create(NewUser.unidentified().metadata("{\"a\":" + "[".repeat(100_000))));
    }

    @Test
    @Rule("T8")
    void one_byte_over_a_mebibyte_is_refused() {
        String over = "{\"v\":\"" + "x".repeat((1 << 20) - 7) + "\"}";
        String most = over.replaceFirst("x", "");
        User user = users().create(NewUser.unidentified().metadata(most));
        assertSame(most, users().get(user.id()).orElseThrow().metadata());

        assertInvalid("metadata", () -> users().create(NewUser.unidentified().metadata(over)));
        assertInvalid(
                "context",
                () -> conversations().create(NewConversation.of("t", "a").context(over)));
        assertInvalid(
                "metadata",
                () -> messages().append("c", NewMessage.of("user", "x").metadata(over)));
    }
}
