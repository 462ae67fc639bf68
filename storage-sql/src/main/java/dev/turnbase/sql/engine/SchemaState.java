package dev.turnbase.sql.engine;

import dev.turnbase.error.MigrationException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a database's history says of our tables.
 *
 * @param version the newest version that was applied, null if none
 * @param pending the migrations still to be done
 * @param problem why the library can't use or migrate it, null if it can
 */
record SchemaState(
        @Nullable String version,
        List<Migration> pending,
        @Nullable String problem) {
    boolean isCurrent() {
        return problem == null && pending.isEmpty();
    }

    /** Throws if there is a problem that migrating can't mend. */
    void requireSound() {
        if (problem != null) {
            throw new MigrationException(problem, null);
        }
    }

    /** Throws unless it is current. */
    void requireCurrent() {
        requireSound();
        if (!pending.isEmpty()) {
            throw new MigrationException(
                    "the schema is at version " + (version == null ? "none" : version)
                            + " and these migrations are pending: "
                            + pending.stream().map(Migration::script).toList()
                            + "; run turnbase migrate, or open with MigrationMode.AUTO",
                    null);
        }
    }
}
