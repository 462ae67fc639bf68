package dev.turnbase.model;

import static java.util.Objects.requireNonNull;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A conversation as an inbox shows it. Immutable.
 */
public final class ConversationSummary {
    private final Conversation conversation;
    private final @Nullable Message lastMessage;
    private final long unreadCount;

    private ConversationSummary(Builder b) {
        this.conversation = requireNonNull(b.conversation, "conversation");
        this.lastMessage = b.lastMessage;
        this.unreadCount = b.unreadCount;
    }

    /** A builder, for engines. */
    public static Builder builder() {
        return new Builder();
    }

    /** The conversation. */
    public Conversation conversation() {
        return conversation;
    }

    /** The message with the highest turn that is still there, if any. */
    public Optional<Message> lastMessage() {
        return Optional.ofNullable(lastMessage);
    }

    /** How many messages come after the owner's last read turn. */
    public long unreadCount() {
        return unreadCount;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ConversationSummary that
                && Objects.equals(conversation, that.conversation)
                && Objects.equals(lastMessage, that.lastMessage)
                && unreadCount == that.unreadCount;
    }

    @Override
    public int hashCode() {
        return Objects.hash(conversation);
    }

    /** The id and the figures, without text that people wrote. */
    @Override
    public String toString() {
        return "ConversationSummary[conversation=" + conversation + ", unreadCount=" + unreadCount + "]";
    }

    /** Builds a {@link ConversationSummary}; not thread-safe. A field that can be none is none until it is set. */
    public static final class Builder {
        private @Nullable Conversation conversation;
        private @Nullable Message lastMessage;
        private long unreadCount = 0;

        private Builder() {}

        /** See {@link ConversationSummary#conversation()}. */
        public Builder conversation(Conversation conversation) {
            this.conversation = conversation;
            return this;
        }

        /** See {@link ConversationSummary#lastMessage()}. */
        public Builder lastMessage(@Nullable Message lastMessage) {
            this.lastMessage = lastMessage;
            return this;
        }

        /** See {@link ConversationSummary#unreadCount()}. */
        public Builder unreadCount(long unreadCount) {
            this.unreadCount = unreadCount;
            return this;
        }

        /** The finished value; throws {@link NullPointerException} naming a missing field. */
        public ConversationSummary build() {
            return new ConversationSummary(this);
        }
    }
}
