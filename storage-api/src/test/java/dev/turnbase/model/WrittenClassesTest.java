package dev.turnbase.model;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnbase.error.InvalidInputException;
import dev.turnbase.query.ConversationFilter;
import dev.turnbase.query.MessageFilter;
import dev.turnbase.query.UserFilter;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the classes that are written, and the filters, by reflection, so that a new field can't be forgotten anywhere. */
final class WrittenClassesTest {
    private static final Set<String> DERIVED = Set.of("isEmpty", "identities", "toBuilder", "hashCode", "toString");
    private static final Set<String> HIDDEN = Set.of(
            "title",
            "agent",
            "primer",
            "context",
            "metadata",
            "content",
            "name",
            "email",
            "externalId",
            "anonymousId",
            "statusReason");

    static Stream<Object> written() {
        return Stream.of(
                UserPatch.none(),
                ConversationPatch.none(),
                MessagePatch.none(),
                NewUser.unidentified(),
                NewUser.withExternalId("given"),
                NewConversation.of("given", "given"),
                NewMessage.of("given", "given"),
                NewMessage.pending("given"),
                UserFilter.any(),
                ConversationFilter.any(),
                MessageFilter.any());
    }

    @ParameterizedTest
    @MethodSource("written")
    void each_method_changes_one_field_and_no_other(Object bare) throws ReflectiveOperationException {
        List<Object> fuller = new ArrayList<>(List.of(bare));
        for (Method wither : withers(bare.getClass())) {
            fuller.add(apply(wither, fuller.get(fuller.size() - 1), 0));
        }
        for (Object before : fuller) {
            for (Method wither : withers(bare.getClass())) {
                Map<String, Object> was = answers(before);
                Map<String, Object> is = answers(apply(wither, before, 1));
                List<String> changed = was.keySet().stream()
                        .filter(field -> !Objects.equals(was.get(field), is.get(field)))
                        .toList();
                boolean repeats = wither.getParameterCount() == 0 && before != bare;
                assertThat(changed).as(wither.toString()).hasSizeBetween(repeats ? 0 : 1, 1);
                assertThat(answers(before)).as("the original after %s", wither).isEqualTo(was);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("written")
    void its_text_shows_nothing_that_people_wrote(Object bare) throws ReflectiveOperationException {
        for (Method wither : withers(bare.getClass())) {
            if (HIDDEN.contains(wither.getName())) {
                assertThat(apply(wither, bare, 1).toString()).doesNotContain(Samples.CANARY);
            }
        }
    }

    @Test
    void what_a_factory_is_given_is_not_shown_either() {
        assertThat(NewMessage.of("user", "canary").toString()).doesNotContain("canary");
        assertThat(NewConversation.of("canary", "canary").toString()).doesNotContain("canary");
        assertThat(NewUser.withEmail("canary").toString()).doesNotContain("canary");
        assertThat(NewUser.withExternalId("canary").toString()).doesNotContain("canary");
        assertThat(NewUser.withAnonymousId("canary").toString()).doesNotContain("canary");
        assertThat(FieldValue.of("canary").toString()).doesNotContain("canary");
    }

    @Test
    void a_patch_or_filter_is_empty_until_something_is_stated() {
        assertThat(UserPatch.none().isEmpty()).isTrue();
        assertThat(UserPatch.none().ifVersion(1).isEmpty()).isTrue();
        assertThat(UserPatch.none().clearName().isEmpty()).isFalse();
        assertThat(ConversationPatch.none().ifVersion(1).isEmpty()).isTrue();
        assertThat(ConversationPatch.none().clearPrimer().isEmpty()).isFalse();
        assertThat(MessagePatch.none().ifVersion(1).isEmpty()).isTrue();
        assertThat(MessagePatch.none().clearStatusReason().isEmpty()).isFalse();
        assertThat(UserFilter.any().isEmpty()).isTrue();
        assertThat(ConversationFilter.any().isEmpty()).isTrue();
        assertThat(MessageFilter.any().isEmpty()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("written")
    void one_that_states_any_field_is_not_empty(Object bare) throws ReflectiveOperationException {
        for (Method wither : withers(bare.getClass())) {
            boolean hasIsEmpty = Arrays.stream(bare.getClass().getMethods())
                    .anyMatch(method -> method.getName().equals("isEmpty"));
            if (hasIsEmpty && !wither.getName().equals("ifVersion")) {
                Object stated = apply(wither, bare, 1);
                assertThat(bare.getClass().getMethod("isEmpty").invoke(stated))
                        .as(wither.toString())
                        .isEqualTo(false);
            }
        }
    }

    @Test
    void a_field_is_left_out_or_none_or_has_a_value() {
        assertThat(FieldValue.<String>unstated().orElse("now")).isEqualTo("now");
        assertThat(FieldValue.<String>none().orElse("now")).isNull();
        assertThat(FieldValue.of("new").orElse("now")).isEqualTo("new");
        assertThat(FieldValue.of("new").map(String::length)).isEqualTo(FieldValue.of(3));
        assertThat(FieldValue.<String>none().map(String::length)).isEqualTo(FieldValue.none());
        assertThat(FieldValue.<String>unstated().map(String::length)).isEqualTo(FieldValue.unstated());
        assertThat(FieldValue.none()).isNotEqualTo(FieldValue.unstated());
    }

    @Test
    void a_new_user_is_matched_by_what_it_was_made_with() {
        NewUser user = NewUser.withEmail("e").externalId("x");

        assertThat(user.matchedBy()).contains(IdentityKind.EMAIL);
        assertThat(user.identities())
                .containsExactly(Identity.of(IdentityKind.EXTERNAL_ID, "x"), Identity.of(IdentityKind.EMAIL, "e"));
        assertThat(NewUser.unidentified().identities()).isEmpty();
    }

    @Test
    void a_message_can_not_become_pending() {
        assertThatThrownBy(() -> MessagePatch.none().status(MessageStatus.PENDING))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("status: ");
    }

    @Test
    void a_patch_applied_to_a_row_sets_or_clears_what_it_states_and_nothing_else() throws Exception {
        for (Object[] each : new Object[][] {
            {UserPatch.none(), Samples.user("u-1")},
            {ConversationPatch.none(), Samples.conversation("c-1")},
            {MessagePatch.none(), Samples.message("m-1")}
        }) {
            Object row = each[1];
            assertThat(applied(each[0], row)).isEqualTo(row);
            for (Method wither : withers(each[0].getClass())) {
                Object patch = apply(wither, each[0], 1);
                Map<String, Object> expected = answers(row);
                for (Map.Entry<String, Object> stated : answers(patch).entrySet()) {
                    if (stated.getValue() instanceof FieldValue<?> field && field.isStated()) {
                        boolean optional = expected.get(stated.getKey()) instanceof Optional<?>;
                        expected.put(stated.getKey(), optional ? Optional.ofNullable(field.value()) : field.value());
                    }
                }
                assertThat(answers(applied(patch, row))).as(wither.toString()).isEqualTo(expected);
            }
        }
    }

    @Test
    void what_is_new_becomes_a_row_with_all_its_fields() throws Exception {
        Instant then = Samples.user("u-1").createdAt();
        NewUser user = NewUser.withEmail("e")
                .id("u")
                .externalId("x")
                .anonymousId("a")
                .name("n")
                .metadata("m");
        NewConversation talk = NewConversation.of("t", "a")
                .id("c")
                .ownedBy("u")
                .primer("p")
                .context("x")
                .metadata("m");
        NewMessage reply =
                NewMessage.of("r", "text").id("m").from("u").replyTo("n").metadata("j");

        assertTaken(user, user.toBuilder().createdAt(then).updatedAt(then).build());
        assertTaken(
                talk,
                talk.toBuilder()
                        .lastActivity(then)
                        .createdAt(then)
                        .updatedAt(then)
                        .build());
        Message.Builder message =
                reply.toBuilder().conversationId("c").createdAt(then).updatedAt(then);
        assertTaken(reply, message.build());
        assertThat(message.build().status()).isEqualTo(MessageStatus.COMPLETE);
        Message.Builder pending = NewMessage.pending("r").toBuilder().id("m").conversationId("c");
        assertThat(pending.createdAt(then).updatedAt(then).build().status()).isEqualTo(MessageStatus.PENDING);
    }

    private static void assertTaken(Object written, Object row) throws ReflectiveOperationException {
        Map<String, Object> expected = answers(written);
        expected.keySet().removeAll(Set.of("matchedBy", "isPending"));
        Map<String, Object> taken = answers(row);
        expected.forEach((field, value) -> {
            Object found = requireNonNull(taken.get(field), field);
            assertThat(found instanceof Optional<?> ? found : Optional.of(found))
                    .as(field)
                    .isIn(value, Optional.of(value));
        });
    }

    private static Object applied(Object patch, Object row) throws ReflectiveOperationException {
        Object builder = patch.getClass().getMethod("applyTo", row.getClass()).invoke(patch, row);
        return builder.getClass().getMethod("build").invoke(builder);
    }

    private static Map<String, Object> answers(Object written) throws ReflectiveOperationException {
        Map<String, Object> answers = new TreeMap<>();
        for (Method method : written.getClass().getDeclaredMethods()) {
            boolean accessor = isInstance(method)
                    && method.getParameterCount() == 0
                    && method.getReturnType() != written.getClass()
                    && !DERIVED.contains(method.getName());
            if (accessor) {
                answers.put(method.getName(), method.invoke(written));
            }
        }
        return answers;
    }

    /** Those with a value last, so that a full instance has values rather than what clears them. */
    private static List<Method> withers(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> isInstance(method) && method.getReturnType() == type)
                .sorted(Comparator.comparing(Method::getParameterCount).thenComparing(Method::toString))
                .toList();
    }

    private static boolean isInstance(Method method) {
        return Modifier.isPublic(method.getModifiers()) && !Modifier.isStatic(method.getModifiers());
    }

    private static Object apply(Method wither, Object written, int which) throws ReflectiveOperationException {
        return wither.getParameterCount() == 0
                ? wither.invoke(written)
                : wither.invoke(written, Samples.of(wither.getParameterTypes()[0], wither.getName(), which));
    }
}
