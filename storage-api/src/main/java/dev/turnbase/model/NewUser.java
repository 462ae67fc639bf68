package dev.turnbase.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A user to create, or to find by exactly the identity that it was made with. Immutable: every method answers a new
 * one. A value that breaks a limit is refused with {@link dev.turnbase.error.InvalidInputException}.
 */
public final class NewUser {
    private final @Nullable IdentityKind matchedBy;
    private final @Nullable String id;
    private final @Nullable String externalId;
    private final @Nullable String anonymousId;
    private final @Nullable String email;
    private final @Nullable String name;
    private final String metadata;

    private NewUser(Draft d) {
        this.matchedBy = d.matchedBy;
        this.id = d.id;
        this.externalId = d.externalId;
        this.anonymousId = d.anonymousId;
        this.email = d.email;
        this.name = d.name;
        this.metadata = d.metadata;
    }

    /** A user known by an external id: what {@link dev.turnbase.Users#findOrCreate} looks for. 1 to 255 code points. */
    public static NewUser withExternalId(String externalId) {
        Draft d = new Draft();
        d.matchedBy = IdentityKind.EXTERNAL_ID;
        d.externalId = Inputs.name("externalId", externalId, Inputs.MAX_NAME_LENGTH);
        return d.build();
    }

    /** A user known by an anonymous id: what {@link dev.turnbase.Users#findOrCreate} looks for. 1 to 255 code points. */
    public static NewUser withAnonymousId(String anonymousId) {
        Draft d = new Draft();
        d.matchedBy = IdentityKind.ANONYMOUS_ID;
        d.anonymousId = Inputs.name("anonymousId", anonymousId, Inputs.MAX_NAME_LENGTH);
        return d.build();
    }

    /** A user known by an email address: what {@link dev.turnbase.Users#findOrCreate} looks for. 1 to 255 code points. */
    public static NewUser withEmail(String email) {
        Draft d = new Draft();
        d.matchedBy = IdentityKind.EMAIL;
        d.email = Inputs.name("email", email, Inputs.MAX_NAME_LENGTH);
        return d.build();
    }

    /** A user that only its id finds. */
    public static NewUser unidentified() {
        return new Draft().build();
    }

    /** With an id of the caller's own: 1 to 128 characters from ! to ~. The engine makes a UUIDv7 otherwise. */
    public NewUser id(String id) {
        Draft d = draft();
        d.id = Inputs.id("id", id);
        return d.build();
    }

    /** With the host's own key, too: 1 to 255 code points. */
    public NewUser externalId(String externalId) {
        Draft d = draft();
        d.externalId = Inputs.name("externalId", externalId, Inputs.MAX_NAME_LENGTH);
        return d.build();
    }

    /** With a visitor's key, too: 1 to 255 code points. */
    public NewUser anonymousId(String anonymousId) {
        Draft d = draft();
        d.anonymousId = Inputs.name("anonymousId", anonymousId, Inputs.MAX_NAME_LENGTH);
        return d.build();
    }

    /** With an email address, too: 1 to 255 code points. */
    public NewUser email(String email) {
        Draft d = draft();
        d.email = Inputs.name("email", email, Inputs.MAX_NAME_LENGTH);
        return d.build();
    }

    /** With a name to show: 1 to 255 code points. */
    public NewUser name(String name) {
        Draft d = draft();
        d.name = Inputs.name("name", name, Inputs.MAX_NAME_LENGTH);
        return d.build();
    }

    /** With a JSON object as text, at most 1 MiB and 64 deep; the engine checks its form. The default is <code>{}</code>. */
    public NewUser metadata(String metadata) {
        Draft d = draft();
        d.metadata = Inputs.longText("metadata", metadata, Inputs.MAX_JSON_BYTES);
        return d.build();
    }

    /** The identity that it was made with, none for {@link #unidentified()}. */
    public Optional<IdentityKind> matchedBy() {
        return Optional.ofNullable(matchedBy);
    }

    /** The caller's own id, if there is one. */
    public Optional<String> id() {
        return Optional.ofNullable(id);
    }

    /** The host's own key, if there is one. */
    public Optional<String> externalId() {
        return Optional.ofNullable(externalId);
    }

    /** The visitor's key, if there is one. */
    public Optional<String> anonymousId() {
        return Optional.ofNullable(anonymousId);
    }

    /** The email address, if there is one. */
    public Optional<String> email() {
        return Optional.ofNullable(email);
    }

    /** The name to show, if there is one. */
    public Optional<String> name() {
        return Optional.ofNullable(name);
    }

    /** The JSON object as text. */
    public String metadata() {
        return metadata;
    }

    /** The identities, the one that it was made with among them; at most one of a kind. */
    public List<Identity> identities() {
        List<Identity> all = new ArrayList<>(3);
        add(all, IdentityKind.EXTERNAL_ID, externalId);
        add(all, IdentityKind.ANONYMOUS_ID, anonymousId);
        add(all, IdentityKind.EMAIL, email);
        return List.copyOf(all);
    }

    private static void add(List<Identity> all, IdentityKind kind, @Nullable String value) {
        if (value != null) {
            all.add(Identity.of(kind, value));
        }
    }

    /** A builder that begins with these values, for engines, which add the instants, and an id if none is stated. */
    public User.Builder toBuilder() {
        User.Builder b = User.builder()
                .externalId(externalId)
                .anonymousId(anonymousId)
                .email(email)
                .name(name)
                .metadata(metadata);
        if (id != null) {
            b.id(id);
        }
        return b;
    }

    private Draft draft() {
        Draft d = new Draft();
        d.matchedBy = matchedBy;
        d.id = id;
        d.externalId = externalId;
        d.anonymousId = anonymousId;
        d.email = email;
        d.name = name;
        d.metadata = metadata;
        return d;
    }

    @Override
    public String toString() {
        return "NewUser[matchedBy=" + matchedBy + "]";
    }

    private static final class Draft {
        private @Nullable IdentityKind matchedBy;
        private @Nullable String id;
        private @Nullable String externalId;
        private @Nullable String anonymousId;
        private @Nullable String email;
        private @Nullable String name;
        private String metadata = "{}";

        private NewUser build() {
            return new NewUser(this);
        }
    }
}
