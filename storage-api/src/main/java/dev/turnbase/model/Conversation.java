package dev.turnbase.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A conversation, with the figures that its messages give it. Immutable; two are equal if all their fields are.
 */
public final class Conversation {
    private final String id;
    private final @Nullable String ownerId;
    private final String title;
    private final String agent;
    private final @Nullable String primer;
    private final @Nullable String context;
    private final @Nullable String metadata;
    private final long lastTurn;
    private final long messageCount;
    private final Instant lastActivity;
    private final boolean archived;
    private final long lastReadTurn;
    private final @Nullable String forkedFrom;
    private final long version;
    private final Instant createdAt;
    private final Instant updatedAt;
    private final boolean heavyOmitted;

    private Conversation(Builder b) {
        this.id = requireNonNull(b.id, "id");
        this.ownerId = b.ownerId;
        this.title = requireNonNull(b.title, "title");
        this.agent = requireNonNull(b.agent, "agent");
        this.primer = b.heavyOmitted ? null : b.primer;
        this.context = b.heavyOmitted ? null : requireNonNull(b.context, "context");
        this.metadata = b.heavyOmitted ? null : requireNonNull(b.metadata, "metadata");
        this.lastTurn = b.lastTurn;
        this.messageCount = b.messageCount;
        this.lastActivity = requireNonNull(b.lastActivity, "lastActivity");
        this.archived = b.archived;
        this.lastReadTurn = b.lastReadTurn;
        this.forkedFrom = b.forkedFrom;
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

    /** The user whose inbox it is in, if there is one. */
    public Optional<String> ownerId() {
        return Optional.ofNullable(ownerId);
    }

    /** The title; empty by default. */
    public String title() {
        return title;
    }

    /** What answers in it, in the host's own words. */
    public String agent() {
        return agent;
    }

    /** The instruction that it starts from, if there is one. */
    public Optional<String> primer() {
        if (heavyOmitted) {
            throw omitted("primer");
        }
        return Optional.ofNullable(primer);
    }

    /** A JSON object as text, byte for byte as it was given; <code>{}</code> by default. */
    public String context() {
        if (context == null) {
            throw omitted("context");
        }
        return context;
    }

    /** A JSON object as text, byte for byte as it was given; <code>{}</code> by default. */
    public String metadata() {
        if (metadata == null) {
            throw omitted("metadata");
        }
        return metadata;
    }

    /** The last turn given out, 0 if none was; its message may have been deleted since. */
    public long lastTurn() {
        return lastTurn;
    }

    /** How many messages it has now. */
    public long messageCount() {
        return messageCount;
    }

    /** When a message was last appended, or else when it was created; in microseconds. */
    public Instant lastActivity() {
        return lastActivity;
    }

    /** Whether it is left out of the inbox. */
    public boolean archived() {
        return archived;
    }

    /** The turn that its owner has read up to, 0 if none. */
    public long lastReadTurn() {
        return lastReadTurn;
    }

    /** The conversation that it was forked from, if any; that one may have been deleted since. */
    public Optional<String> forkedFrom() {
        return Optional.ofNullable(forkedFrom);
    }

    /** Counts the patches, archivings and transfers that changed something; 1 when created. Messages don't move it. */
    public long version() {
        return version;
    }

    /** When it was created, in microseconds; never changes. */
    public Instant createdAt() {
        return createdAt;
    }

    /** When it was last patched, archived, transferred or appended to, in microseconds; never goes back. */
    public Instant updatedAt() {
        return updatedAt;
    }

    /**
     * Whether the heavy fields (primer, context, metadata) were left out of the listing that this came from; asking for one then throws
     * {@link IllegalStateException}.
     */
    public boolean heavyFieldsOmitted() {
        return heavyOmitted;
    }

    /** A builder that begins with these values, for engines. */
    public Builder toBuilder() {
        Builder b = new Builder();
        b.id = id;
        b.ownerId = ownerId;
        b.title = title;
        b.agent = agent;
        b.primer = primer;
        b.context = context;
        b.metadata = metadata;
        b.lastTurn = lastTurn;
        b.messageCount = messageCount;
        b.lastActivity = lastActivity;
        b.archived = archived;
        b.lastReadTurn = lastReadTurn;
        b.forkedFrom = forkedFrom;
        b.version = version;
        b.createdAt = createdAt;
        b.updatedAt = updatedAt;
        b.heavyOmitted = heavyOmitted;
        return b;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Conversation that
                && Objects.equals(id, that.id)
                && Objects.equals(ownerId, that.ownerId)
                && Objects.equals(title, that.title)
                && Objects.equals(agent, that.agent)
                && Objects.equals(primer, that.primer)
                && Objects.equals(context, that.context)
                && Objects.equals(metadata, that.metadata)
                && lastTurn == that.lastTurn
                && messageCount == that.messageCount
                && Objects.equals(lastActivity, that.lastActivity)
                && archived == that.archived
                && lastReadTurn == that.lastReadTurn
                && Objects.equals(forkedFrom, that.forkedFrom)
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
        return "Conversation[id=" + id + ", lastTurn=" + lastTurn + ", messageCount=" + messageCount + ", version="
                + version + "]";
    }

    private static IllegalStateException omitted(String field) {
        return new IllegalStateException(field + " was left out of this listing; get the conversation by its id");
    }

    /** Builds a {@link Conversation}; not thread-safe. A field that can be none is none until it is set. */
    public static final class Builder {
        private @Nullable String id;
        private @Nullable String ownerId;
        private @Nullable String title;
        private @Nullable String agent;
        private @Nullable String primer;
        private @Nullable String context;
        private @Nullable String metadata;
        private long lastTurn = 0;
        private long messageCount = 0;
        private @Nullable Instant lastActivity;
        private boolean archived = false;
        private long lastReadTurn = 0;
        private @Nullable String forkedFrom;
        private long version = 1;
        private @Nullable Instant createdAt;
        private @Nullable Instant updatedAt;
        private boolean heavyOmitted;

        private Builder() {}

        /** See {@link Conversation#id()}. */
        public Builder id(String id) {
            this.id = id;
            return this;
        }

        /** See {@link Conversation#ownerId()}. */
        public Builder ownerId(@Nullable String ownerId) {
            this.ownerId = ownerId;
            return this;
        }

        /** See {@link Conversation#title()}. */
        public Builder title(String title) {
            this.title = title;
            return this;
        }

        /** See {@link Conversation#agent()}. */
        public Builder agent(String agent) {
            this.agent = agent;
            return this;
        }

        /** See {@link Conversation#primer()}. */
        public Builder primer(@Nullable String primer) {
            this.primer = primer;
            return this;
        }

        /** See {@link Conversation#context()}. */
        public Builder context(String context) {
            this.context = context;
            return this;
        }

        /** See {@link Conversation#metadata()}. */
        public Builder metadata(String metadata) {
            this.metadata = metadata;
            return this;
        }

        /** See {@link Conversation#lastTurn()}. */
        public Builder lastTurn(long lastTurn) {
            this.lastTurn = lastTurn;
            return this;
        }

        /** See {@link Conversation#messageCount()}. */
        public Builder messageCount(long messageCount) {
            this.messageCount = messageCount;
            return this;
        }

        /** See {@link Conversation#lastActivity()}. */
        public Builder lastActivity(Instant lastActivity) {
            this.lastActivity = lastActivity;
            return this;
        }

        /** See {@link Conversation#archived()}. */
        public Builder archived(boolean archived) {
            this.archived = archived;
            return this;
        }

        /** See {@link Conversation#lastReadTurn()}. */
        public Builder lastReadTurn(long lastReadTurn) {
            this.lastReadTurn = lastReadTurn;
            return this;
        }

        /** See {@link Conversation#forkedFrom()}. */
        public Builder forkedFrom(@Nullable String forkedFrom) {
            this.forkedFrom = forkedFrom;
            return this;
        }

        /** See {@link Conversation#version()}. */
        public Builder version(long version) {
            this.version = version;
            return this;
        }

        /** See {@link Conversation#createdAt()}. */
        public Builder createdAt(Instant createdAt) {
            this.createdAt = createdAt;
            return this;
        }

        /** See {@link Conversation#updatedAt()}. */
        public Builder updatedAt(Instant updatedAt) {
            this.updatedAt = updatedAt;
            return this;
        }

        /** Leaves the heavy fields out; see {@link Conversation#heavyFieldsOmitted()}. */
        public Builder heavyFieldsOmitted(boolean omitted) {
            this.heavyOmitted = omitted;
            return this;
        }

        /** The finished value; throws {@link NullPointerException} naming a missing field. */
        public Conversation build() {
            return new Conversation(this);
        }
    }
}
