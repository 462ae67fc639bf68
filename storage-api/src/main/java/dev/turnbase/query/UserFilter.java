package dev.turnbase.query;

import static java.util.Objects.requireNonNull;

import dev.turnbase.model.FieldValue;
import dev.turnbase.model.Identity;
import dev.turnbase.model.IdentityKind;
import dev.turnbase.model.Inputs;
import dev.turnbase.model.User;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which users are meant: all conditions must hold, and one left out never narrows or widens. Text is compared exactly.
 * Immutable: every method answers a new one. A value that breaks a limit is refused with
 * {@link dev.turnbase.error.InvalidInputException}.
 */
public final class UserFilter {
    private final FieldValue<String> id;
    private final FieldValue<String> externalId;
    private final FieldValue<String> anonymousId;
    private final FieldValue<String> email;
    private final FieldValue<String> name;

    private UserFilter(Draft d) {
        this.id = d.id;
        this.externalId = d.externalId;
        this.anonymousId = d.anonymousId;
        this.email = d.email;
        this.name = d.name;
    }

    /** Meets all of the tenant; a find by it is refused. */
    public static UserFilter any() {
        return new Draft().build();
    }

    /** Only the one with this id. */
    public UserFilter id(String id) {
        Draft d = draft();
        d.id = FieldValue.of(Inputs.id("id", id));
        return d.build();
    }

    /** Only the one with this external id, now or formerly. */
    public UserFilter externalId(String externalId) {
        Draft d = draft();
        d.externalId = FieldValue.of(Inputs.name("externalId", externalId, Inputs.MAX_NAME_LENGTH));
        return d.build();
    }

    /** Only those that have no external id now; former ones don't count. */
    public UserFilter withoutExternalId() {
        Draft d = draft();
        d.externalId = FieldValue.none();
        return d.build();
    }

    /** Only the one with this anonymous id, now or formerly. */
    public UserFilter anonymousId(String anonymousId) {
        Draft d = draft();
        d.anonymousId = FieldValue.of(Inputs.name("anonymousId", anonymousId, Inputs.MAX_NAME_LENGTH));
        return d.build();
    }

    /** Only those that have no anonymous id now; former ones don't count. */
    public UserFilter withoutAnonymousId() {
        Draft d = draft();
        d.anonymousId = FieldValue.none();
        return d.build();
    }

    /** Only the one with this email, now or formerly. */
    public UserFilter email(String email) {
        Draft d = draft();
        d.email = FieldValue.of(Inputs.name("email", email, Inputs.MAX_NAME_LENGTH));
        return d.build();
    }

    /** Only those that have no email now; former ones don't count. */
    public UserFilter withoutEmail() {
        Draft d = draft();
        d.email = FieldValue.none();
        return d.build();
    }

    /** Only those with this name. */
    public UserFilter name(String name) {
        Draft d = draft();
        d.name = FieldValue.of(Inputs.name("name", name, Inputs.MAX_NAME_LENGTH));
        return d.build();
    }

    /** Only those without a name. */
    public UserFilter withoutName() {
        Draft d = draft();
        d.name = FieldValue.none();
        return d.build();
    }

    /** What is asked of the id, for engines. */
    public FieldValue<String> id() {
        return id;
    }

    /** What is asked of the external id, for engines. */
    public FieldValue<String> externalId() {
        return externalId;
    }

    /** What is asked of the anonymous id, for engines. */
    public FieldValue<String> anonymousId() {
        return anonymousId;
    }

    /** What is asked of the email, for engines. */
    public FieldValue<String> email() {
        return email;
    }

    /** What is asked of the name, for engines. */
    public FieldValue<String> name() {
        return name;
    }

    /** Whether it has no condition. */
    public boolean isEmpty() {
        return !id.isStated()
                && !externalId.isStated()
                && !anonymousId.isStated()
                && !email.isStated()
                && !name.isStated();
    }

    /** Whether the user fulfils all conditions: an identity by having it now or formerly, its lack by having none now. */
    public boolean meets(User user) {
        return id.isMetBy(requireNonNull(user, "user").id())
                && name.isMetBy(user.name().orElse(null))
                && isIdentified(user, IdentityKind.EXTERNAL_ID, externalId)
                && isIdentified(user, IdentityKind.ANONYMOUS_ID, anonymousId)
                && isIdentified(user, IdentityKind.EMAIL, email);
    }

    private static boolean isIdentified(User user, IdentityKind kind, FieldValue<String> wanted) {
        List<Identity> current = user.identities();
        String value = wanted.value();
        if (value == null) {
            return !wanted.isStated() || current.stream().noneMatch(identity -> identity.kind() == kind);
        }
        Identity identity = Identity.of(kind, value);
        return current.contains(identity) || user.formerIdentities().contains(identity);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof UserFilter that
                && id.equals(that.id)
                && externalId.equals(that.externalId)
                && anonymousId.equals(that.anonymousId)
                && email.equals(that.email)
                && name.equals(that.name);
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, externalId, anonymousId, email, name);
    }

    private Draft draft() {
        Draft d = new Draft();
        d.id = id;
        d.externalId = externalId;
        d.anonymousId = anonymousId;
        d.email = email;
        d.name = name;
        return d;
    }

    /** Which conditions there are, without their values. */
    @Override
    public String toString() {
        return "UserFilter[id=" + id + ", externalId=" + externalId + ", anonymousId=" + anonymousId + ", email="
                + email + ", name=" + name + "]";
    }

    private static final class Draft {
        private FieldValue<String> id = FieldValue.unstated();
        private FieldValue<String> externalId = FieldValue.unstated();
        private FieldValue<String> anonymousId = FieldValue.unstated();
        private FieldValue<String> email = FieldValue.unstated();
        private FieldValue<String> name = FieldValue.unstated();

        private UserFilter build() {
            return new UserFilter(this);
        }
    }
}
