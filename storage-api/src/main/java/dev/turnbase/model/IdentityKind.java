package dev.turnbase.model;

/** What a user can be found by, besides the id. Values are compared exactly, case and accents included. Constants may be added in a minor version. */
public enum IdentityKind {
    /** The host application's own key of the user. */
    EXTERNAL_ID("externalId"),
    /** A key given to a visitor who has not signed in. */
    ANONYMOUS_ID("anonymousId"),
    /** An email address; its form is not checked. */
    EMAIL("email");

    private final String field;

    IdentityKind(String field) {
        this.field = field;
    }

    /** The name of the field of {@link User} that holds it, as errors give it. */
    public String field() {
        return field;
    }
}
