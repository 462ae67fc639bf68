package dev.turnbase.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A user and what finds them. Immutable; two are equal if all their fields are.
 */
public final class User {
    private final String id;
    private final @Nullable String externalId;
    private final @Nullable String anonymousId;
    private final @Nullable String email;
    private final List<Identity> formerIdentities;
    private final @Nullable String name;
    private final String metadata;
    private final long version;
    private final Instant createdAt;
    private final Instant updatedAt;

    private User(Builder b) {
        this.id = requireNonNull(b.id, "id");
        this.externalId = b.externalId;
        this.anonymousId = b.anonymousId;
        this.email = b.email;
        this.formerIdentities = b.formerIdentities;
        this.name = b.name;
        this.metadata = requireNonNull(b.metadata, "metadata");
        this.version = b.version;
        this.createdAt = requireNonNull(b.createdAt, "createdAt");
        this.updatedAt = requireNonNull(b.updatedAt, "updatedAt");
    }

    /** A builder, for engines. */
    public static Builder builder() {
        return new Builder();
    }

    /** The id, unique in the tenant. */
    public String id() {
        return id;
    }

    /** The host application's own key of the user, if there is one. */
    public Optional<String> externalId() {
        return Optional.ofNullable(externalId);
    }

    /** The key that the user had as a visitor, if there is one. */
    public Optional<String> anonymousId() {
        return Optional.ofNullable(anonymousId);
    }

    /** The email address, if there is one. */
    public Optional<String> email() {
        return Optional.ofNullable(email);
    }

    /** The identities that it has now, at most one of a kind, in the order of the kinds. */
    public List<Identity> identities() {
        return Stream.of(
                        externalId().map(value -> Identity.of(IdentityKind.EXTERNAL_ID, value)),
                        anonymousId().map(value -> Identity.of(IdentityKind.ANONYMOUS_ID, value)),
                        email().map(value -> Identity.of(IdentityKind.EMAIL, value)))
                .flatMap(Optional::stream)
                .toList();
    }

    /** Keys that came by a merge and still find this user, by kind and then by code point of the value. */
    public List<Identity> formerIdentities() {
        return formerIdentities;
    }

    /** The name to show, if there is one. */
    public Optional<String> name() {
        return Optional.ofNullable(name);
    }

    /** A JSON object as text, byte for byte as it was given; <code>{}</code> by default. */
    public String metadata() {
        return metadata;
    }

    /** Counts the patches, and the merges into this user; 1 when created. */
    public long version() {
        return version;
    }

    /** When it was created, in microseconds; never changes. */
    public Instant createdAt() {
        return createdAt;
    }

    /** When it last changed, in microseconds; never goes back. */
    public Instant updatedAt() {
        return updatedAt;
    }

    /** A builder that begins with these values, for engines. */
    public Builder toBuilder() {
        Builder b = new Builder();
        b.id = id;
        b.externalId = externalId;
        b.anonymousId = anonymousId;
        b.email = email;
        b.formerIdentities = formerIdentities;
        b.name = name;
        b.metadata = metadata;
        b.version = version;
        b.createdAt = createdAt;
        b.updatedAt = updatedAt;
        return b;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof User that
                && Objects.equals(id, that.id)
                && Objects.equals(externalId, that.externalId)
                && Objects.equals(anonymousId, that.anonymousId)
                && Objects.equals(email, that.email)
                && Objects.equals(formerIdentities, that.formerIdentities)
                && Objects.equals(name, that.name)
                && Objects.equals(metadata, that.metadata)
                && version == that.version
                && Objects.equals(createdAt, that.createdAt)
                && Objects.equals(updatedAt, that.updatedAt);
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, version);
    }

    /** The id and the figures, without text that people wrote. */
    @Override
    public String toString() {
        return "User[id=" + id + ", version=" + version + "]";
    }

    /** Builds a {@link User}; not thread-safe. A field that can be none is none until it is set. */
    public static final class Builder {
        private @Nullable String id;
        private @Nullable String externalId;
        private @Nullable String anonymousId;
        private @Nullable String email;
        private List<Identity> formerIdentities = List.of();
        private @Nullable String name;
        private @Nullable String metadata;
        private long version = 1;
        private @Nullable Instant createdAt;
        private @Nullable Instant updatedAt;

        private Builder() {}

        /** See {@link User#id()}. */
        public Builder id(String id) {
            this.id = id;
            return this;
        }

        /** See {@link User#externalId()}. */
        public Builder externalId(@Nullable String externalId) {
            this.externalId = externalId;
            return this;
        }

        /** See {@link User#anonymousId()}. */
        public Builder anonymousId(@Nullable String anonymousId) {
            this.anonymousId = anonymousId;
            return this;
        }

        /** See {@link User#email()}. */
        public Builder email(@Nullable String email) {
            this.email = email;
            return this;
        }

        /** See {@link User#formerIdentities()}. */
        public Builder formerIdentities(List<Identity> formerIdentities) {
            this.formerIdentities = List.copyOf(formerIdentities);
            return this;
        }

        /** See {@link User#name()}. */
        public Builder name(@Nullable String name) {
            this.name = name;
            return this;
        }

        /** See {@link User#metadata()}. */
        public Builder metadata(String metadata) {
            this.metadata = metadata;
            return this;
        }

        /** See {@link User#version()}. */
        public Builder version(long version) {
            this.version = version;
            return this;
        }

        /** See {@link User#createdAt()}. */
        public Builder createdAt(Instant createdAt) {
            this.createdAt = createdAt;
            return this;
        }

        /** See {@link User#updatedAt()}. */
        public Builder updatedAt(Instant updatedAt) {
            this.updatedAt = updatedAt;
            return this;
        }

        /** The finished value; throws {@link NullPointerException} naming a missing field. */
        public User build() {
            return new User(this);
        }
    }
}
