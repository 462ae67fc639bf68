package dev.turnbase.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One turn of a conversation. Immutable; two are equal if all their fields are.
 */
public final class Message {
    private final String id;
    private final String conversationId;
    private final long turn;
    private final String role;
    private final @Nullable String content;
    private final MessageStatus status;
    private final @Nullable String statusReason;
    private final @Nullable String authorId;
    private final @Nullable String replyTo;
    private final @Nullable String metadata;
    private final long version;
    private final Instant createdAt;
    private final Instant updatedAt;
    private final boolean heavyOmitted;

    private Message(Builder b) {
        this.id = requireNonNull(b.id, "id");
        this.conversationId = requireNonNull(b.conversationId, "conversationId");
        this.turn = b.turn;
        this.role = requireNonNull(b.role, "role");
        this.content = b.heavyOmitted ? null : requireNonNull(b.content, "content");
        this.status = requireNonNull(b.status, "status");
        this.statusReason = b.statusReason;
        this.authorId = b.authorId;
        this.replyTo = b.replyTo;
        this.metadata = b.heavyOmitted ? null : requireNonNull(b.metadata, "metadata");
        this.version = b.version;
        this.createdAt = requireNonNull(b.createdAt, "createdAt");
        this.updatedAt = requireNonNull(b.updatedAt, "updatedAt");
        this.heavyOmitted = b.heavyOmitted;
    }

    /** A builder, for engines. */
    public static Builder builder() {
        return new Builder();
    }

    /** The id, unique in the tenant. */
    public String id() {
        return id;
    }

    /** The conversation that it belongs to. */
    public String conversationId() {
        return conversationId;
    }

    /** Its place in the conversation, from 1; never given out again. */
    public long turn() {
        return turn;
    }

    /** Who speaks, in the host's own words: {@code user}, {@code assistant}, … */
    public String role() {
        return role;
    }

    /** The text; of a pending message the text so far. */
    public String content() {
        if (content == null) {
            throw omitted("content");
        }
        return content;
    }

    /** Where it stands. */
    public MessageStatus status() {
        return status;
    }

    /** Why it has its status, if a reason was given. */
    public Optional<String> statusReason() {
        return Optional.ofNullable(statusReason);
    }

    /** The user who wrote it, if there is one. */
    public Optional<String> authorId() {
        return Optional.ofNullable(authorId);
    }

    /** The message of the same conversation that it answers, if there is one. */
    public Optional<String> replyTo() {
        return Optional.ofNullable(replyTo);
    }

    /** A JSON object as text, byte for byte as it was given; <code>{}</code> by default. */
    public String metadata() {
        if (metadata == null) {
            throw omitted("metadata");
        }
        return metadata;
    }

    /** Counts the patches and status changes; 1 when created. */
    public long version() {
        return version;
    }

    /** When it was created, in microseconds; never changes. */
    public Instant createdAt() {
        return createdAt;
    }

    /** When it was last patched or changed its status, in microseconds; flushes don't move it and it never goes back. */
    public Instant updatedAt() {
        return updatedAt;
    }

    /**
     * Whether the heavy fields (content, metadata) were left out of the listing that this came from; asking for one then throws
     * {@link IllegalStateException}.
     */
    public boolean heavyFieldsOmitted() {
        return heavyOmitted;
    }

    /** A builder that begins with these values, for engines. */
    public Builder toBuilder() {
        Builder b = new Builder();
        b.id = id;
        b.conversationId = conversationId;
        b.turn = turn;
        b.role = role;
        b.content = content;
        b.status = status;
        b.statusReason = statusReason;
        b.authorId = authorId;
        b.replyTo = replyTo;
        b.metadata = metadata;
        b.version = version;
        b.createdAt = createdAt;
        b.updatedAt = updatedAt;
        b.heavyOmitted = heavyOmitted;
        return b;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Message that
                && Objects.equals(id, that.id)
                && Objects.equals(conversationId, that.conversationId)
                && turn == that.turn
                && Objects.equals(role, that.role)
                && Objects.equals(content, that.content)
                && Objects.equals(status, that.status)
                && Objects.equals(statusReason, that.statusReason)
                && Objects.equals(authorId, that.authorId)
                && Objects.equals(replyTo, that.replyTo)
                && Objects.equals(metadata, that.metadata)
                && version == that.version
                && Objects.equals(createdAt, that.createdAt)
                && Objects.equals(updatedAt, that.updatedAt)
                && heavyOmitted == that.heavyOmitted;
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, version);
    }

    /** The id and the figures, without text that people wrote. */
    @Override
    public String toString() {
        return "Message[id=" + id + ", conversationId=" + conversationId + ", turn=" + turn + ", status=" + status
                + ", version=" + version + "]";
    }

    private static IllegalStateException omitted(String field) {
        return new IllegalStateException(field + " was left out of this listing; get the message by its id");
    }

    /** Builds a {@link Message}; not thread-safe. A field that can be none is none until it is set. */
    public static final class Builder {
        private @Nullable String id;
        private @Nullable String conversationId;
        private long turn = 0;
        private @Nullable String role;
        private @Nullable String content;
        private @Nullable MessageStatus status;
        private @Nullable String statusReason;
        private @Nullable String authorId;
        private @Nullable String replyTo;
        private @Nullable String metadata;
        private long version = 1;
        private @Nullable Instant createdAt;
        private @Nullable Instant updatedAt;
        private boolean heavyOmitted;

        private Builder() {}

        /** See {@link Message#id()}. */
        public Builder id(String id) {
            this.id = id;
            return this;
        }

        /** See {@link Message#conversationId()}. */
        public Builder conversationId(String conversationId) {
            this.conversationId = conversationId;
            return this;
        }

        /** See {@link Message#turn()}. */
        public Builder turn(long turn) {
            this.turn = turn;
            return this;
        }

        /** See {@link Message#role()}. */
        public Builder role(String role) {
            this.role = role;
            return this;
        }

        /** See {@link Message#content()}. */
        public Builder content(String content) {
            this.content = content;
            return this;
        }

        /** See {@link Message#status()}. */
        public Builder status(MessageStatus status) {
            this.status = status;
            return this;
        }

        /** See {@link Message#statusReason()}. */
        public Builder statusReason(@Nullable String statusReason) {
            this.statusReason = statusReason;
            return this;
        }

        /** See {@link Message#authorId()}. */
        public Builder authorId(@Nullable String authorId) {
            this.authorId = authorId;
            return this;
        }

        /** See {@link Message#replyTo()}. */
        public Builder replyTo(@Nullable String replyTo) {
            this.replyTo = replyTo;
            return this;
        }

        /** See {@link Message#metadata()}. */
        public Builder metadata(String metadata) {
            this.metadata = metadata;
            return this;
        }

        /** See {@link Message#version()}. */
        public Builder version(long version) {
            this.version = version;
            return this;
        }

        /** See {@link Message#createdAt()}. */
        public Builder createdAt(Instant createdAt) {
            this.createdAt = createdAt;
            return this;
        }

        /** See {@link Message#updatedAt()}. */
        public Builder updatedAt(Instant updatedAt) {
            this.updatedAt = updatedAt;
            return this;
        }

        /** Leaves the heavy fields out; see {@link Message#heavyFieldsOmitted()}. */
        public Builder heavyFieldsOmitted(boolean omitted) {
            this.heavyOmitted = omitted;
            return this;
        }

        /** The finished value; throws {@link NullPointerException} naming a missing field. */
        public Message build() {
            return new Message(this);
        }
    }
}
