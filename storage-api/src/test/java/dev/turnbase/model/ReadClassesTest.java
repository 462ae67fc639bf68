package dev.turnbase.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.turnbase.EngineStatus;
import dev.turnbase.OperationEvent;
import dev.turnbase.SlowStatement;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the classes that are read, by reflection, so that a new field can't be forgotten anywhere. */
final class ReadClassesTest {
    private static final Set<String> HIDDEN = Set.of(
            "title",
            "primer",
            "context",
            "metadata",
            "content",
            "name",
            "email",
            "externalId",
            "anonymousId",
            "statusReason",
            "formerIdentities",
            "messages",
            "lastMessage",
            "agent");

    @ParameterizedTest
    @ValueSource(
            classes = {
                User.class,
                Conversation.class,
                Message.class,
                Tenant.class,
                ConversationSnapshot.class,
                ConversationSummary.class,
                EngineStatus.class,
                OperationEvent.class,
                SlowStatement.class,
            })
    void every_field_takes_part_in_equals_and_is_answered(Class<?> type) throws Exception {
        Object all = built(type, "", "");

        assertThat(all).isEqualTo(built(type, "", "")).hasSameHashCodeAs(built(type, "", ""));
        assertThat(all).isNotEqualTo("another type").isNotEqualTo(null);
        for (Method setter : setters(type)) {
            String field = setter.getName();
            Object other = built(type, field, "");
            Object value = Samples.of(setter.getParameterTypes()[0], field, 1);
            assertThat(other).as(field).isNotEqualTo(all).isEqualTo(built(type, field, ""));
            assertThat(other).hasSameHashCodeAs(built(type, field, ""));
            assertThat(type.getMethod(field).invoke(other)).as(field).isIn(value, Optional.of(value));
        }
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                User.class,
                Conversation.class,
                Message.class,
                Tenant.class,
                ConversationSnapshot.class,
                ConversationSummary.class,
                EngineStatus.class,
                OperationEvent.class,
                SlowStatement.class,
            })
    void a_field_left_out_is_none_or_has_a_default_or_is_missed_by_name(Class<?> type) throws Exception {
        for (Method setter : setters(type)) {
            String field = setter.getName();
            Throwable missed = catchThrowable(() -> built(type, "", field));
            boolean optional = type.getMethod(field).getReturnType() == Optional.class;
            if (missed != null) {
                assertThat(optional).as(field).isFalse();
                assertThat(missed.getCause())
                        .isInstanceOf(NullPointerException.class)
                        .hasMessage(field);
            } else if (optional) {
                assertThat(type.getMethod(field).invoke(built(type, "", field))).isEqualTo(Optional.empty());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                User.class,
                Conversation.class,
                Message.class,
                ConversationSnapshot.class,
                ConversationSummary.class,
            })
    void its_text_shows_nothing_that_people_wrote(Class<?> type) throws Exception {
        for (Method setter : setters(type)) {
            if (HIDDEN.contains(setter.getName())) {
                assertThat(built(type, setter.getName(), "").toString())
                        .as(setter.getName())
                        .doesNotContain(Samples.CANARY);
            }
        }
    }

    @Test
    void an_identitys_text_shows_no_value() {
        Identity email = Identity.of(IdentityKind.EMAIL, "canary");

        assertThat(email).hasToString("Identity[email]").isEqualTo(Identity.of(IdentityKind.EMAIL, "canary"));
        assertThat(email).hasSameHashCodeAs(Identity.of(IdentityKind.EMAIL, "canary"));
        assertThat(email)
                .isNotEqualTo(Identity.of(IdentityKind.EMAIL, "other"))
                .isNotEqualTo(Identity.of(IdentityKind.EXTERNAL_ID, "canary"));
    }

    @Test
    void heavy_fields_that_were_left_out_throw_when_asked_for() throws Exception {
        Object conversation = built(Conversation.class, "heavyFieldsOmitted", "");
        Object message = built(Message.class, "heavyFieldsOmitted", "");

        assertOmitted(conversation, "primer", "context", "metadata");
        assertOmitted(message, "content", "metadata");
        assertThat(((Message) message).id()).isEqualTo("one");
        assertThat(((Conversation) conversation).title()).isEqualTo("one");
    }

    @ParameterizedTest
    @ValueSource(classes = {User.class, Conversation.class, Message.class})
    void a_builder_from_a_row_begins_with_all_its_values(Class<?> type) throws Exception {
        for (Method setter : setters(type)) {
            Object row = built(type, setter.getName(), "");
            Object builder = type.getMethod("toBuilder").invoke(row);

            assertThat(builder.getClass().getMethod("build").invoke(builder))
                    .as(setter.getName())
                    .isEqualTo(row)
                    .isNotSameAs(row);
        }
    }

    private static void assertOmitted(Object row, String... fields) {
        for (String field : fields) {
            assertThatThrownBy(() -> row.getClass().getMethod(field).invoke(row))
                    .hasCauseInstanceOf(IllegalStateException.class)
                    .cause()
                    .hasMessageStartingWith(field + " was left out of this listing");
        }
    }

    /** With the first sample for every field, but the second one for {@code other}, and nothing for {@code missing}. */
    private static Object built(Class<?> type, String other, String missing) throws ReflectiveOperationException {
        Object builder = type.getMethod("builder").invoke(null);
        for (Method setter : setters(type)) {
            int which = setter.getName().equals(other) ? 1 : 0;
            if (!setter.getName().equals(missing)) {
                Object value = Samples.of(setter.getParameterTypes()[0], setter.getName(), which);
                assertThat(setter.invoke(builder, value)).isSameAs(builder);
            }
        }
        return builder.getClass().getMethod("build").invoke(builder);
    }

    private static List<Method> setters(Class<?> type) throws NoSuchMethodException {
        Class<?> builder = type.getMethod("builder").getReturnType();
        List<Method> setters = new ArrayList<>(Arrays.stream(builder.getDeclaredMethods())
                .filter(method -> method.getReturnType() == builder)
                .toList());
        assertThat(setters).isNotEmpty();
        return setters;
    }
}
