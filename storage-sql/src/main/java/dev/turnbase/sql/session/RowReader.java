package dev.turnbase.sql.session;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the row that a result set stands on; columns are counted from 1.
 *
 * @param <T> what a row becomes
 */
@FunctionalInterface
public interface RowReader<T extends @Nullable Object> {
    /** Reads one row. */
    T read(ResultSet row) throws SQLException;
}
