package dev.turnbase.sql.session;

import dev.turnbase.sql.statement.Hot;
import java.util.List;

/**
 * A row that a transaction inserts, whose presence proves that it was committed.
 *
 * @param lookup finds the row
 * @param keys the values that it is found by
 */
record Witness(Hot lookup, List<Object> keys) {
    /** Keeps the keys. */
    Witness {
        keys = List.copyOf(keys);
    }
}
