package dev.turnbase.memory;

import dev.turnbase.error.VersionConflictException;
import dev.turnbase.model.Conversation;
import dev.turnbase.model.FieldValue;
import dev.turnbase.model.Message;
import dev.turnbase.model.User;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Builders that begin with the values of a row, and what patches and filters do with one field. */
final class Copies {
    private Copies() {}

    static User.Builder of(User u) {
        return User.builder()
                .id(u.id())
                .externalId(u.externalId().orElse(null))
                .anonymousId(u.anonymousId().orElse(null))
                .email(u.email().orElse(null))
                .formerIdentities(u.formerIdentities())
                .name(u.name().orElse(null))
                .metadata(u.metadata())
                .version(u.version())
                .createdAt(u.createdAt())
                .updatedAt(u.updatedAt());
    }

    static Conversation.Builder of(Conversation c) {
        return Conversation.builder()
                .id(c.id())
                .ownerId(c.ownerId().orElse(null))
                .title(c.title())
                .agent(c.agent())
                .primer(c.primer().orElse(null))
                .context(c.context())
                .metadata(c.metadata())
                .lastTurn(c.lastTurn())
                .messageCount(c.messageCount())
                .lastActivity(c.lastActivity())
                .archived(c.archived())
                .lastReadTurn(c.lastReadTurn())
                .forkedFrom(c.forkedFrom().orElse(null))
                .version(c.version())
                .createdAt(c.createdAt())
                .updatedAt(c.updatedAt());
    }

    static Message.Builder of(Message m) {
        return Message.builder()
                .id(m.id())
                .conversationId(m.conversationId())
                .turn(m.turn())
                .role(m.role())
                .content(m.content())
                .status(m.status())
                .statusReason(m.statusReason().orElse(null))
                .authorId(m.authorId().orElse(null))
                .replyTo(m.replyTo().orElse(null))
                .metadata(m.metadata())
                .version(m.version())
                .createdAt(m.createdAt())
                .updatedAt(m.updatedAt());
    }

    static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    /** The patched value of a field that is never none. */
    static <T> T or(FieldValue<T> patched, T current) {
        T value = patched.value();
        return value == null ? current : value;
    }

    /** Whether a row's field, which may be none, is as a filter wants it. */
    static boolean meets(FieldValue<?> wanted, @Nullable Object actual) {
        return !wanted.isStated() || Objects.equals(wanted.value(), actual);
    }

    static void requireVersion(String entity, String id, Optional<Long> expected, long actual) {
        if (expected.isPresent() && expected.get() != actual) {
            throw new VersionConflictException(entity, id, expected.get(), actual);
        }
    }
}
