package dev.turnbase.model;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What to change of a user; what is not named stays. Immutable: every method answers a new one. An empty patch
 * changes nothing and bumps no version, but still checks a stated version. A value that breaks a limit is refused with
 * {@link dev.turnbase.error.InvalidInputException}.
 */
public final class UserPatch {
    private final FieldValue<String> externalId;
    private final FieldValue<String> anonymousId;
    private final FieldValue<String> email;
    private final FieldValue<String> name;
    private final FieldValue<String> metadata;
    private final @Nullable Long ifVersion;

    private UserPatch(Draft d) {
        this.externalId = d.externalId;
        this.anonymousId = d.anonymousId;
        this.email = d.email;
        this.name = d.name;
        this.metadata = d.metadata;
        this.ifVersion = d.ifVersion;
    }

    /** A patch that changes nothing yet. */
    public static UserPatch none() {
        return new Draft().build();
    }

    /** Sets the external id, 1 to 255 code points. It takes the place of the present one, which no longer finds the user. */
    public UserPatch externalId(String externalId) {
        Draft d = draft();
        d.externalId = FieldValue.of(Inputs.name("externalId", externalId, Inputs.MAX_NAME_LENGTH));
        return d.build();
    }

    /** Clears the external id, which no longer finds the user; former ones still do. */
    public UserPatch clearExternalId() {
        Draft d = draft();
        d.externalId = FieldValue.none();
        return d.build();
    }

    /** Sets the anonymous id, 1 to 255 code points. It takes the place of the present one, which no longer finds the user. */
    public UserPatch anonymousId(String anonymousId) {
        Draft d = draft();
        d.anonymousId = FieldValue.of(Inputs.name("anonymousId", anonymousId, Inputs.MAX_NAME_LENGTH));
        return d.build();
    }

    /** Clears the anonymous id, which no longer finds the user; former ones still do. */
    public UserPatch clearAnonymousId() {
        Draft d = draft();
        d.anonymousId = FieldValue.none();
        return d.build();
    }

    /** Sets the email, 1 to 255 code points. It takes the place of the present one, which no longer finds the user. */
    public UserPatch email(String email) {
        Draft d = draft();
        d.email = FieldValue.of(Inputs.name("email", email, Inputs.MAX_NAME_LENGTH));
        return d.build();
    }

    /** Clears the email, which no longer finds the user; former ones still do. */
    public UserPatch clearEmail() {
        Draft d = draft();
        d.email = FieldValue.none();
        return d.build();
    }

    /** Sets the name, 1 to 255 code points. */
    public UserPatch name(String name) {
        Draft d = draft();
        d.name = FieldValue.of(Inputs.name("name", name, Inputs.MAX_NAME_LENGTH));
        return d.build();
    }

    /** Clears the name. */
    public UserPatch clearName() {
        Draft d = draft();
        d.name = FieldValue.none();
        return d.build();
    }

    /** Sets the metadata, a JSON object as text. */
    public UserPatch metadata(String metadata) {
        Draft d = draft();
        d.metadata = FieldValue.of(Inputs.longText("metadata", metadata, Inputs.MAX_JSON_BYTES));
        return d.build();
    }

    /** Only if the row still has this version; else {@link dev.turnbase.error.VersionConflictException}. */
    public UserPatch ifVersion(long version) {
        Draft d = draft();
        d.ifVersion = Inputs.notNegative("ifVersion", version);
        return d.build();
    }

    /** What becomes of the external id. */
    public FieldValue<String> externalId() {
        return externalId;
    }

    /** What becomes of the anonymous id. */
    public FieldValue<String> anonymousId() {
        return anonymousId;
    }

    /** What becomes of the email. */
    public FieldValue<String> email() {
        return email;
    }

    /** What becomes of the name. */
    public FieldValue<String> name() {
        return name;
    }

    /** What becomes of the metadata. */
    public FieldValue<String> metadata() {
        return metadata;
    }

    /** The version that the row must have, if stated. */
    public Optional<Long> ifVersion() {
        return Optional.ofNullable(ifVersion);
    }

    /** Whether it changes nothing. */
    public boolean isEmpty() {
        return !externalId.isStated()
                && !anonymousId.isStated()
                && !email.isStated()
                && !name.isStated()
                && !metadata.isStated();
    }

    /**
     * A builder that begins with the user as this patch leaves it, for engines. The version, the stated one included, and
     * {@link User#updatedAt()} are the engine's to see to.
     */
    public User.Builder applyTo(User user) {
        User.Builder patched = requireNonNull(user, "user").toBuilder();
        externalId.set(patched::externalId);
        anonymousId.set(patched::anonymousId);
        email.set(patched::email);
        name.set(patched::name);
        metadata.set(patched::metadata);
        return patched;
    }

    private Draft draft() {
        Draft d = new Draft();
        d.externalId = externalId;
        d.anonymousId = anonymousId;
        d.email = email;
        d.name = name;
        d.metadata = metadata;
        d.ifVersion = ifVersion;
        return d;
    }

    @Override
    public String toString() {
        return "UserPatch[ifVersion=" + ifVersion + "]";
    }

    private static final class Draft {
        private FieldValue<String> externalId = FieldValue.unstated();
        private FieldValue<String> anonymousId = FieldValue.unstated();
        private FieldValue<String> email = FieldValue.unstated();
        private FieldValue<String> name = FieldValue.unstated();
        private FieldValue<String> metadata = FieldValue.unstated();
        private @Nullable Long ifVersion;

        private UserPatch build() {
            return new UserPatch(this);
        }
    }
}
