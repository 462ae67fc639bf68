package dev.turnbase.sql.session;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * What an operation does on a connection.
 *
 * @param <T> what it returns
 */
@FunctionalInterface
public interface SessionWork<T extends @Nullable Object> {
    /** Does it; may be run more than once. */
    T run(Session session) throws SQLException;
}
