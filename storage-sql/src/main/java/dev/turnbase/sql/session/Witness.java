package dev.turnbase.sql.session;

import dev.turnbase.sql.statement.Hot;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row that a transaction inserts, whose presence proves that it was committed.
 *
 * @param lookup finds the row
 * @param keys the values that it is found by
 * @param holder the holder of a commit marker; null for a row of another kind
 */
record Witness(Hot lookup, List<Object> keys, @Nullable String holder) {
    /** Keeps the keys. */
    Witness {
        keys = List.copyOf(keys);
    }
}
