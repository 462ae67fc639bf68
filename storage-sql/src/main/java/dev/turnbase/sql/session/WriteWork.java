package dev.turnbase.sql.session;

import dev.turnbase.error.StorageException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A write: all of it happens in one transaction, or nothing.
 *
 * @param <T> what it returns
 */
@FunctionalInterface
public interface WriteWork<T extends @Nullable Object> extends SessionWork<T> {
    /**
     * Says what a unique or foreign key violation of {@link #run} means, by looking for the row that is in the way or
     * missing; databases name it only in text. Called after the work was rolled back.
     *
     * @return what to throw, or null if the row is gone, or there, by now: then the work is run again
     */
    default @Nullable StorageException explain(Session session) throws SQLException {
        return null;
    }
}
