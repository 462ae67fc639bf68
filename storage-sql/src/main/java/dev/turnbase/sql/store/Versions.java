package dev.turnbase.sql.store;

import dev.turnbase.error.VersionConflictException;
import java.util.Optional;

/** Checks the version that a patch was made from. */
final class Versions {
    private Versions() {}

    static void check(String entity, String id, Optional<Long> expected, long actual) {
        if (expected.isPresent() && expected.get() != actual) {
            throw new VersionConflictException(entity, id, expected.get(), actual);
        }
    }
}
