package dev.turnbase.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnbase.model.Conversation;
import dev.turnbase.model.ConversationPatch;
import dev.turnbase.model.Message;
import dev.turnbase.model.MessagePatch;
import dev.turnbase.model.MessageStatus;
import dev.turnbase.model.User;
import dev.turnbase.model.UserPatch;
import dev.turnbase.query.ConversationFilter;
import dev.turnbase.query.ConversationQuery;
import dev.turnbase.query.PageRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Timestamps are instants in microseconds, whatever the time zone, and never run backwards. */
public abstract class TimeContract extends ContractTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123456Z");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-03-01T12:00:00.123456789Z",
                "2026-03-01T12:00:00.999999999Z",
                "2026-03-01T12:00:00Z",
                "2026-03-29T01:30:00.000001Z",
                "2026-10-25T00:30:00.5Z",
                "2026-10-25T01:30:00.5Z",
                "2024-02-29T23:59:59.999999Z",
                "1970-01-01T00:00:00Z",
                "1970-01-01T00:00:00.000001Z",
                "2038-01-19T03:14:08Z",
                "2106-02-07T06:28:16Z",
                "2300-01-01T00:00:00.000001Z"
            })
    @Rule("T6")
    void a_timestamp_is_the_clock_cut_to_microseconds(Instant now) {
        clock().set(now);

        User user = newUser("ada");
        Conversation c = newConversation(user);
        Message m = append(c, "text");

        Instant cut = now.truncatedTo(ChronoUnit.MICROS);
        assertThat(user.createdAt()).isEqualTo(cut);
        assertThat(user.updatedAt()).isEqualTo(cut);
        assertThat(c.createdAt()).isEqualTo(cut);
        assertThat(c.lastActivity()).isEqualTo(cut);
        assertThat(m.createdAt()).isEqualTo(cut);
        assertThat(users().get(user.id())).contains(user);
        assertThat(messages().get(m.id())).contains(m);
        assertThat(conversations().get(c.id()).orElseThrow().updatedAt()).isEqualTo(cut);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UTC",
                "Europe/Berlin",
                "America/St_Johns",
                "Asia/Kathmandu",
                "Pacific/Kiritimati",
                "Pacific/Pago_Pago"
            })
    @Rule("T6")
    void what_is_written_in_one_time_zone_is_read_the_same_in_another(String zone) {
        TimeZone before = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone(zone));
            clock().set(Instant.parse("2026-10-25T01:30:00.123456Z"));
            User user = newUser("ada");
            Conversation c = newConversation(user);
            Message m = append(c, "text");
            Conversation read = conversations().get(c.id()).orElseThrow();

            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));

            assertThat(users().get(user.id())).contains(user);
            assertThat(conversations().get(c.id())).contains(read);
            assertThat(read.lastActivity()).isEqualTo(clock().instant());
            assertThat(messages().get(m.id())).contains(m);
            assertThat(messages().latest(c.id(), 1)).containsExactly(m);
            assertThat(conversations().inbox(user.id(), PageRequest.first(1)).items())
                    .extracting(s -> s.conversation().lastActivity())
                    .containsExactly(clock().instant());
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @Test
    @Rule("T7")
    void created_at_never_changes() {
        clock().set(NOON);
        User user = newUser("ada");
        Conversation c = newConversation(user);
        Message m = append(c, "text");

        clock().advance(Duration.ofHours(1));
        User changedUser = users().update(user.id(), UserPatch.none().name("Ada"));
        Conversation changedC =
                conversations().update(c.id(), ConversationPatch.none().title("Other"));
        append(c, "more");
        Message changedM = messages().update(m.id(), MessagePatch.none().content("changed"));

        User laterUser = users().get(user.id()).orElseThrow();
        Conversation laterC = conversations().get(c.id()).orElseThrow();
        Message laterM = messages().get(m.id()).orElseThrow();
        assertThat(changedUser).isEqualTo(laterUser);
        assertThat(changedC.createdAt()).isEqualTo(NOON);
        assertThat(changedM).isEqualTo(laterM);
        assertThat(laterUser.createdAt()).isEqualTo(NOON);
        assertThat(laterUser.updatedAt()).isEqualTo(clock().instant());
        assertThat(laterC.createdAt()).isEqualTo(NOON);
        assertThat(laterC.updatedAt()).isEqualTo(clock().instant());
        assertThat(laterM.createdAt()).isEqualTo(NOON);
        assertThat(laterM.updatedAt()).isEqualTo(clock().instant());
    }

    @Test
    @Rule("T7")
    void updated_at_does_not_go_back_with_the_clock() {
        clock().set(NOON);
        User user = newUser("ada");
        User bob = newUser("bob");
        Conversation c = newConversation(user);
        Message m = append(c, "text");

        clock().advance(Duration.ofHours(-1));

        assertThat(users().update(user.id(), UserPatch.none().name("Ada")).updatedAt())
                .isEqualTo(NOON);
        assertThat(conversations()
                        .update(c.id(), ConversationPatch.none().title("Other"))
                        .updatedAt())
                .isEqualTo(NOON);
        assertThat(conversations().archive(c.id(), true).updatedAt()).isEqualTo(NOON);
        assertThat(conversations().transfer(c.id(), bob.id()).updatedAt()).isEqualTo(NOON);
        assertThat(messages()
                        .update(m.id(), MessagePatch.none().status(MessageStatus.FAILED))
                        .updatedAt())
                .isEqualTo(NOON);
        assertThat(users().merge(user.id(), bob.id()).updatedAt()).isEqualTo(NOON);
    }

    @Test
    @Rule("T7")
    void last_activity_does_not_go_back_with_the_clock() {
        clock().set(NOON);
        Conversation c = newConversation();
        append(c, "first");

        clock().advance(Duration.ofHours(-1));
        Message late = append(c, "second");

        Conversation read = conversations().get(c.id()).orElseThrow();
        assertThat(late.createdAt()).isEqualTo(clock().instant());
        assertThat(late.turn()).isEqualTo(2);
        assertThat(read.lastActivity()).isEqualTo(NOON);
        assertThat(read.updatedAt()).isEqualTo(NOON);
    }

    @Test
    @Rule({"T7", "M4"})
    void an_append_moves_last_activity_and_updated_at_of_its_conversation() {
        clock().set(NOON);
        Conversation c = newConversation();

        clock().advance(Duration.ofSeconds(5));
        append(c, "text");

        Conversation read = conversations()
                .list(ConversationQuery.where(ConversationFilter.any().id(c.id())))
                .items()
                .get(0);
        assertThat(read.lastActivity()).isEqualTo(NOON.plusSeconds(5));
        assertThat(read.updatedAt()).isEqualTo(NOON.plusSeconds(5));
        assertThat(read.createdAt()).isEqualTo(NOON);
    }
}
