package dev.turnbase.model;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A conversation opened for display: itself, its owner and its newest messages, read at one moment. Immutable.
 */
public final class ConversationSnapshot {
    private final Conversation conversation;
    private final @Nullable User owner;
    private final List<Message> messages;

    private ConversationSnapshot(Builder b) {
        this.conversation = requireNonNull(b.conversation, "conversation");
        this.owner = b.owner;
        this.messages = b.messages;
    }

    /** A builder, for engines. */
    public static Builder builder() {
        return new Builder();
    }

    /** The conversation. */
    public Conversation conversation() {
        return conversation;
    }

    /** Its owner, if it has one. */
    public Optional<User> owner() {
        return Optional.ofNullable(owner);
    }

    /** Its newest messages, oldest first. */
    public List<Message> messages() {
        return messages;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ConversationSnapshot that
                && Objects.equals(conversation, that.conversation)
                && Objects.equals(owner, that.owner)
                && Objects.equals(messages, that.messages);
    }

    @Override
    public int hashCode() {
        return Objects.hash(conversation);
    }

    /** The id and the figures, without text that people wrote. */
    @Override
    public String toString() {
        return "ConversationSnapshot[conversation=" + conversation + "]";
    }

    /** Builds a {@link ConversationSnapshot}; not thread-safe. A field that can be none is none until it is set. */
    public static final class Builder {
        private @Nullable Conversation conversation;
        private @Nullable User owner;
        private List<Message> messages = List.of();

        private Builder() {}

        /** See {@link ConversationSnapshot#conversation()}. */
        public Builder conversation(Conversation conversation) {
            this.conversation = conversation;
            return this;
        }

        /** See {@link ConversationSnapshot#owner()}. */
        public Builder owner(@Nullable User owner) {
            this.owner = owner;
            return this;
        }

        /** See {@link ConversationSnapshot#messages()}. */
        public Builder messages(List<Message> messages) {
            this.messages = List.copyOf(messages);
            return this;
        }

        /** The finished value; throws {@link NullPointerException} naming a missing field. */
        public ConversationSnapshot build() {
            return new ConversationSnapshot(this);
        }
    }
}
