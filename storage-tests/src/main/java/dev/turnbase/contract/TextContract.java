package dev.turnbase.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnbase.MessageStream;
import dev.turnbase.model.Conversation;
import dev.turnbase.model.Message;
import dev.turnbase.model.MessagePatch;
import dev.turnbase.model.MessageStatus;
import dev.turnbase.model.NewConversation;
import dev.turnbase.model.NewMessage;
import dev.turnbase.model.NewUser;
import dev.turnbase.model.User;
import dev.turnbase.query.ConversationFilter;
import dev.turnbase.query.MessageFilter;
import dev.turnbase.query.MessageQuery;
import dev.turnbase.query.UserFilter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Any text of Unicode scalar values comes back exactly. */
public abstract class TextContract extends ContractTest {
    @ParameterizedTest
    @EnumSource(NastyText.class)
    @Rule("T1")
    void a_message_content_and_role_come_back_exactly(NastyText nasty) {
        Conversation c = newConversation();

        Message appended = messages().append(c.id(), NewMessage.of(nasty.text, nasty.text));

        assertThat(appended.content()).isEqualTo(nasty.text);
        assertThat(appended.role()).isEqualTo(nasty.text);
        assertThat(messages().get(appended.id())).contains(appended);
        assertThat(messages().latest(c.id(), 1)).containsExactly(appended);
        assertThat(messages().list(MessageQuery.of(c.id())).items()).containsExactly(appended);
        assertThat(messages().find(MessageFilter.any().content(nasty.text))).contains(appended);
        assertThat(messages().find(MessageFilter.any().role(nasty.text))).contains(appended);
    }

    @ParameterizedTest
    @EnumSource(NastyText.class)
    @Rule("T1")
    void a_streamed_text_comes_back_exactly(NastyText nasty) {
        Conversation c = newConversation();
        Message complete;
        try (MessageStream stream = messages().stream(c.id(), NewMessage.pending("assistant"))) {
            stream.write(nasty.text);
            stream.flush();
            stream.write(nasty.text);
            complete = stream.complete();
        }

        assertThat(complete.content()).isEqualTo(nasty.text + nasty.text);
        assertThat(messages().get(complete.id())).contains(complete);
    }

    @ParameterizedTest
    @EnumSource(NastyText.class)
    @Rule("T1")
    void the_texts_of_a_conversation_come_back_exactly(NastyText nasty) {
        Conversation created = conversations()
                .create(NewConversation.of(nasty.text, nasty.text)
                        .primer(nasty.text)
                        .context(nasty.inJson())
                        .metadata(nasty.inJson()));

        assertThat(created.title()).isEqualTo(nasty.text);
        assertThat(created.agent()).isEqualTo(nasty.text);
        assertThat(created.primer()).contains(nasty.text);
        assertThat(created.context()).isEqualTo(nasty.inJson());
        assertThat(created.metadata()).isEqualTo(nasty.inJson());
        assertThat(conversations().get(created.id())).contains(created);
        assertThat(conversations().find(ConversationFilter.any().title(nasty.text)))
                .contains(created);
        assertThat(conversations().find(ConversationFilter.any().agent(nasty.text)))
                .contains(created);
        assertThat(conversations().find(ConversationFilter.any().primer(nasty.text)))
                .contains(created);
    }

    @ParameterizedTest
    @EnumSource(NastyText.class)
    @Rule("T1")
    void the_texts_of_a_user_come_back_exactly(NastyText nasty) {
        User created = users().create(NewUser.withExternalId(nasty.text)
                .anonymousId(nasty.text)
                .email(nasty.text)
                .name(nasty.text)
                .metadata(nasty.inJson()));

        assertThat(created.externalId()).contains(nasty.text);
        assertThat(created.anonymousId()).contains(nasty.text);
        assertThat(created.email()).contains(nasty.text);
        assertThat(created.name()).contains(nasty.text);
        assertThat(created.metadata()).isEqualTo(nasty.inJson());
        assertThat(users().get(created.id())).contains(created);
        assertThat(users().find(UserFilter.any().externalId(nasty.text))).contains(created);
        assertThat(users().find(UserFilter.any().anonymousId(nasty.text))).contains(created);
        assertThat(users().find(UserFilter.any().email(nasty.text))).contains(created);
        assertThat(users().find(UserFilter.any().name(nasty.text))).contains(created);
        assertThat(users().findOrCreate(NewUser.withExternalId(nasty.text))).isEqualTo(created);
    }

    @ParameterizedTest
    @EnumSource(NastyText.class)
    @Rule("T1")
    void what_a_patch_sets_comes_back_exactly(NastyText nasty) {
        Message message = append(newConversation(), "before");

        Message patched = messages()
                .update(
                        message.id(),
                        MessagePatch.none()
                                .content(nasty.text)
                                .role(nasty.text)
                                .status(MessageStatus.FAILED)
                                .statusReason(nasty.text)
                                .metadata(nasty.inJson()));

        assertThat(patched.content()).isEqualTo(nasty.text);
        assertThat(patched.role()).isEqualTo(nasty.text);
        assertThat(patched.statusReason()).contains(nasty.text);
        assertThat(patched.metadata()).isEqualTo(nasty.inJson());
        assertThat(messages().get(message.id())).contains(patched);
    }

    @Test
    @Rule("T1")
    void every_unicode_scalar_value_but_zero_comes_back() {
        Conversation c = newConversation();
        for (int plane = 0; plane <= 0x10; plane += 4) {
            String text = scalarValues(plane << 16, Math.min(0x10FFFF, ((plane + 4) << 16) - 1));

            Message appended = append(c, text);

            assertThat(messages().get(appended.id()).orElseThrow().content().equals(text))
                    .as("planes from %d", plane)
                    .isTrue();
        }
    }

    @Test
    @Rule("T1")
    void an_empty_content_and_an_empty_title_stay_empty() {
        Conversation c = conversations().create(NewConversation.of("", "agent").primer(""));
        Message m = append(c, "");

        assertThat(conversations().get(c.id()).orElseThrow().title()).isEmpty();
        assertThat(conversations().get(c.id()).orElseThrow().primer()).contains("");
        assertThat(messages().get(m.id()).orElseThrow().content()).isEmpty();
    }

    private static String scalarValues(int from, int through) {
        StringBuilder text = new StringBuilder();
        for (int c = Math.max(from, 1); c <= through; c++) {
            if (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE) {
                text.appendCodePoint(c);
            }
        }
        return text.toString();
    }
}
