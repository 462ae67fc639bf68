package dev.turnbase.contract;

import static dev.turnbase.contract.Refusals.assertInvalid;
import static org.assertj.core.api.Assertions.assertThat;

import dev.turnbase.MessageStream;
import dev.turnbase.StorageEngine;
import dev.turnbase.model.Conversation;
import dev.turnbase.model.ConversationPatch;
import dev.turnbase.model.Inputs;
import dev.turnbase.model.Message;
import dev.turnbase.model.MessagePatch;
import dev.turnbase.model.MessageStatus;
import dev.turnbase.model.NewConversation;
import dev.turnbase.model.NewMessage;
import dev.turnbase.model.NewUser;
import dev.turnbase.model.User;
import dev.turnbase.model.UserPatch;
import dev.turnbase.query.MessageFilter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How long texts may be: content in bytes of UTF-8, short fields in code points. */
public abstract class LimitsContract extends ContractTest {
    private static final int LIMIT = Inputs.DEFAULT_CONTENT_BYTES;
    private static final String EMOJI = "\uD83D\uDE00";

    @ParameterizedTest
    @ValueSource(ints = {1, 190, 191, 192, 255, 256, 4_095, 4_096, 16_383, 16_384, 65_535, 65_536, 1 << 20, LIMIT})
    @Rule("T3")
    void content_of_a_length_within_the_limit_comes_back(int bytes) {
        Conversation c = newConversation();
        String content = "x".repeat(bytes);

        Message appended = append(c, content);

        assertThat(messages().get(appended.id()).orElseThrow().content().equals(content))
                .isTrue();
    }

    @Test
    @Rule("T3")
    void the_limit_counts_bytes_of_utf8_and_one_byte_more_is_refused() {
        Conversation c = newConversation();
        String full = EMOJI.repeat(LIMIT / 4);

        Message appended = append(c, full);

        assertThat(messages().get(appended.id()).orElseThrow().content().equals(full))
                .isTrue();
        assertInvalid("content", () -> append(c, full + "x"));
        assertInvalid("content", () -> append(c, "\u00E9".repeat(LIMIT / 2) + "x"));
        assertInvalid(
                "messages[1].content",
                () -> messages()
                        .appendAll(c.id(), List.of(NewMessage.of("user", "x"), NewMessage.of("user", full + "x"))));
        assertInvalid(
                "content",
                () -> messages().update(appended.id(), MessagePatch.none().content(full + "x")));
        assertThat(messages().count(MessageFilter.any())).isOne();
    }

    @Test
    @Rule("T3")
    void the_content_limit_is_an_option() {
        try (TestDatabase other = fixture().create();
                StorageEngine small =
                        StorageEngine.open(configured(other).contentLimit(10).build())) {
            Conversation c = small.storage().conversations().create(NewConversation.of("t", "a"));

            Message ten = small.storage().messages().append(c.id(), NewMessage.of("user", "0123456789"));

            assertThat(ten.content()).isEqualTo("0123456789");
            assertInvalid(
                    "content", () -> small.storage().messages().append(c.id(), NewMessage.of("user", "0123456789x")));
            assertInvalid(
                    "content",
                    () -> small.storage()
                            .messages()
                            .update(ten.id(), MessagePatch.none().content("0123456789x")));
            assertThat(small.storage().messages().get(ten.id())).contains(ten);
        }
    }

    @Test
    @Rule("T3")
    void a_streamed_text_up_to_the_limit_comes_back() {
        Conversation c = newConversation();
        String half = "y".repeat(LIMIT / 2);
        try (MessageStream stream = messages().stream(c.id(), NewMessage.pending("assistant"))) {
            stream.write(half);
            stream.write(half);

            assertThat(stream.complete().content().length()).isEqualTo(LIMIT);
        }
    }

    @Test
    @Rule("T3")
    void a_user_takes_255_code_points_in_each_field_and_no_more() {
        String longest = EMOJI.repeat(255);
        User user = users().create(NewUser.withExternalId(longest)
                .anonymousId(longest)
                .email(longest)
                .name(longest));

        assertThat(users().get(user.id())).contains(user);
        assertThat(user.email()).contains(longest);
        assertThat(user.name()).contains(longest);
        String over = "x".repeat(256);
        assertInvalid("externalId", () -> users().create(NewUser.withExternalId(over)));
        assertInvalid("anonymousId", () -> users().create(NewUser.withAnonymousId(over)));
        assertInvalid("email", () -> users().create(NewUser.withEmail(over)));
        assertInvalid("name", () -> users().update(user.id(), UserPatch.none().name(over)));
        assertInvalid("email", () -> users().create(NewUser.withEmail("")));
    }

    @Test
    @Rule("T3")
    void a_conversation_takes_a_title_of_500_an_agent_of_255_and_a_primer_of_a_mebibyte() {
        String primer = "p".repeat(1 << 20);
        Conversation created = conversations()
                .create(NewConversation.of(EMOJI.repeat(500), EMOJI.repeat(255)).primer(primer));

        assertThat(conversations().get(created.id())).contains(created);
        assertThat(created.title()).isEqualTo(EMOJI.repeat(500));
        assertThat(created.agent()).isEqualTo(EMOJI.repeat(255));
        assertThat(created.primer().orElseThrow().length()).isEqualTo(primer.length());
        assertInvalid("title", () -> conversations().create(NewConversation.of("x".repeat(501), "a")));
        assertInvalid("agent", () -> conversations().create(NewConversation.of("t", "x".repeat(256))));
        assertInvalid("agent", () -> conversations().create(NewConversation.of("t", "")));
        assertInvalid(
                "primer",
                () -> conversations()
                        .update(created.id(), ConversationPatch.none().primer(primer + "x")));
    }

    @Test
    @Rule("T3")
    void a_message_takes_a_role_of_64_and_a_reason_of_1000_code_points() {
        Conversation c = newConversation();
        Message appended = messages().append(c.id(), NewMessage.of(EMOJI.repeat(64), "text"));
        Message patched = messages()
                .update(
                        appended.id(),
                        MessagePatch.none().status(MessageStatus.FAILED).statusReason(EMOJI.repeat(1_000)));

        assertThat(messages().get(appended.id())).contains(patched);
        assertThat(patched.role()).isEqualTo(EMOJI.repeat(64));
        assertThat(patched.statusReason()).contains(EMOJI.repeat(1_000));
        assertInvalid("role", () -> messages().append(c.id(), NewMessage.of("x".repeat(65), "text")));
        assertInvalid(
                "statusReason",
                () -> messages().update(appended.id(), MessagePatch.none().statusReason("x".repeat(1_001))));
        try (MessageStream stream = messages().stream(c.id(), NewMessage.pending("assistant"))) {
            assertThat(stream.fail(EMOJI.repeat(1_000)).statusReason()).contains(EMOJI.repeat(1_000));
        }
    }
}
