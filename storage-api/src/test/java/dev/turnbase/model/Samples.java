package dev.turnbase.model;

import dev.turnbase.error.ErrorCode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Two different values of every type that a field of the model has. */
final class Samples {
    static final String CANARY = "canary";

    private static final Instant THEN = Instant.parse("2026-11-01T00:00:00.000001Z");
    private static final Map<Class<?>, List<?>> VALUES = Map.ofEntries(
            Map.entry(String.class, List.of("one", CANARY)),
            Map.entry(long.class, List.of(11L, 12L)),
            Map.entry(int.class, List.of(11, 12)),
            Map.entry(boolean.class, List.of(false, true)),
            Map.entry(Instant.class, List.of(THEN, THEN.plusNanos(1_000))),
            Map.entry(Duration.class, List.of(Duration.ofMillis(1), Duration.ofMillis(2))),
            Map.entry(MessageStatus.class, List.of(MessageStatus.COMPLETE, MessageStatus.FAILED)),
            Map.entry(ErrorCode.class, List.of(ErrorCode.TIMEOUT, ErrorCode.CONTENTION)),
            Map.entry(Map.class, List.of(Map.of("chat_users", 1L), Map.of("chat_users", 2L))),
            Map.entry(User.class, List.of(user("u-1"), user("u-2"))),
            Map.entry(Message.class, List.of(message("m-1"), message("m-2"))),
            Map.entry(Conversation.class, List.of(conversation("c-1"), conversation("c-2"))));

    private Samples() {}

    /** @param which 0 or 1 */
    static Object of(Class<?> type, String field, int which) {
        if (type == List.class) {
            return field.equals("messages")
                    ? List.of(message("m-" + which))
                    : List.of(Identity.of(IdentityKind.EMAIL, CANARY + which));
        }
        List<?> values = VALUES.get(type);
        if (values == null) {
            throw new AssertionError("give two sample values of " + type);
        }
        return values.get(which);
    }

    static User user(String id) {
        return User.builder()
                .id(id)
                .metadata("{}")
                .createdAt(THEN)
                .updatedAt(THEN)
                .build();
    }

    static Message message(String id) {
        return Message.builder()
                .id(id)
                .conversationId("c-1")
                .role("user")
                .content(CANARY)
                .status(MessageStatus.COMPLETE)
                .metadata("{}")
                .createdAt(THEN)
                .updatedAt(THEN)
                .build();
    }

    static Conversation conversation(String id) {
        return Conversation.builder()
                .id(id)
                .title(CANARY)
                .agent("agent")
                .context("{}")
                .metadata("{}")
                .lastActivity(THEN)
                .createdAt(THEN)
                .updatedAt(THEN)
                .build();
    }
}
