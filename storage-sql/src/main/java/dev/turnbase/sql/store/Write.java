package dev.turnbase.sql.store;

import dev.turnbase.error.StorageException;
import dev.turnbase.sql.session.Session;
import dev.turnbase.sql.session.SessionWork;
import dev.turnbase.sql.session.WriteWork;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A write made of what it does and of what a violated constraint means. */
record Write<T extends @Nullable Object>(SessionWork<T> work, Explanation explanation) implements WriteWork<T> {
    @Override
    public T run(Session session) throws SQLException {
        return work.run(session);
    }

    @Override
    public @Nullable StorageException explain(Session session) throws SQLException {
        return explanation.of(session);
    }

    /** Looks for the row that is in the way or missing; null if there is nothing amiss any more. */
    @FunctionalInterface
    interface Explanation {
        @Nullable
        StorageException of(Session session) throws SQLException;
    }
}
