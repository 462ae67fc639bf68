package dev.turnbase.sql.store;

import dev.turnbase.model.IdentityKind;

/** Kinds of identities as they are stored. */
final class IdentityKinds {
    private static final String EXTERNAL = "external";
    private static final String ANONYMOUS = "anonymous";
    private static final String EMAIL = "email";

    private IdentityKinds() {}

    static String stored(IdentityKind kind) {
        return switch (kind) {
            case EXTERNAL_ID -> EXTERNAL;
            case ANONYMOUS_ID -> ANONYMOUS;
            case EMAIL -> EMAIL;
        };
    }

    static IdentityKind kind(String stored) {
        return switch (stored) {
            case EXTERNAL -> IdentityKind.EXTERNAL_ID;
            case ANONYMOUS -> IdentityKind.ANONYMOUS_ID;
            case EMAIL -> IdentityKind.EMAIL;
            default -> throw new IllegalStateException("the database has an identity of unknown kind " + stored);
        };
    }
}
