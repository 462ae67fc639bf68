package dev.turnbase.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnbase.model.Conversation;
import dev.turnbase.model.Identity;
import dev.turnbase.model.IdentityKind;
import dev.turnbase.model.Message;
import dev.turnbase.model.NewConversation;
import dev.turnbase.model.NewMessage;
import dev.turnbase.model.NewUser;
import dev.turnbase.model.User;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FilterMeetsTest {
    private static final Instant THEN = Instant.parse("2026-11-01T00:00:00Z");

    @Test
    void a_user_is_met_by_an_identity_now_or_formerly_and_by_the_lack_of_one_now() {
        User user = NewUser.withExternalId("x").id("u").toBuilder()
                .formerIdentities(List.of(Identity.of(IdentityKind.EMAIL, "old")))
                .createdAt(THEN)
                .updatedAt(THEN)
                .build();
        UserFilter any = UserFilter.any();

        assertThat(List.of(any, any.id("u").externalId("x"), any.email("old"), any.withoutEmail(), any.withoutName()))
                .allMatch(filter -> filter.meets(user));
        assertThat(List.of(any.id("v"), any.email("x"), any.withoutExternalId(), any.anonymousId("x"), any.name("n")))
                .noneMatch(filter -> filter.meets(user));
    }

    @Test
    void a_conversation_is_met_if_all_conditions_hold() {
        Conversation talk = NewConversation.of("title", "agent").id("c").ownedBy("u").primer("p").toBuilder()
                .lastActivity(THEN)
                .createdAt(THEN)
                .updatedAt(THEN)
                .build();
        ConversationFilter any = ConversationFilter.any();
        ConversationFilter all =
                any.id("c").owner("u").title("title").agent("agent").primer("p").archived(false);

        assertThat(List.of(any, all, all.notForked())).allMatch(filter -> filter.meets(talk));
        assertThat(List.of(all.id("d"), all.withoutOwner(), all.title("t"), all.agent("a"), all.withoutPrimer()))
                .noneMatch(filter -> filter.meets(talk));
        assertThat(List.of(all.archived(true), all.forkedFrom("b"))).noneMatch(filter -> filter.meets(talk));
    }

    @Test
    void a_message_is_met_if_all_conditions_hold() {
        Message message = message(NewMessage.of("user", "text").from("u").replyTo("l"));
        MessageFilter any = MessageFilter.any();
        MessageFilter all = any.id("m")
                .conversation("c")
                .turn(3)
                .afterTurn(2)
                .role("user")
                .author("u")
                .replyTo("l");

        assertThat(List.of(any, all, all.content("text").status(message.status())))
                .allMatch(filter -> filter.meets(message));
        assertThat(List.of(all.id("n"), all.conversation("d"), all.turn(2), all.afterTurn(3), all.role("r")))
                .noneMatch(filter -> filter.meets(message));
        assertThat(List.of(all.withoutAuthor(), all.notReplies(), all.content("t")))
                .noneMatch(filter -> filter.meets(message));
    }

    @Test
    void the_text_so_far_of_a_pending_message_does_not_count() {
        Message pending = message(NewMessage.pending("user")).toBuilder()
                .content("so far")
                .build();

        assertThat(MessageFilter.any().content("so far").meets(pending)).isFalse();
        assertThat(MessageFilter.any().content("").meets(pending)).isTrue();
    }

    @Test
    void a_heavy_field_that_was_left_out_is_missed_only_if_it_is_asked_for() {
        Message light = message(NewMessage.of("user", "text")).toBuilder()
                .heavyFieldsOmitted(true)
                .build();

        assertThat(MessageFilter.any().id("m").meets(light)).isTrue();
        assertThatThrownBy(() -> MessageFilter.any().content("text").meets(light))
                .isInstanceOf(IllegalStateException.class);
    }

    private static Message message(NewMessage message) {
        return message.id("m").toBuilder()
                .conversationId("c")
                .turn(3)
                .createdAt(THEN)
                .updatedAt(THEN)
                .build();
    }
}
