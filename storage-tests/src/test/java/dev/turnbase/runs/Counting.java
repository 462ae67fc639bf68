package dev.turnbase.runs;

import dev.turnbase.jdbc.Intercepted;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;

/** Counts the prepared statements that are executed through a data source. */
final class Counting {
    private Counting() {}

    static DataSource of(DataSource real, AtomicLong statements) {
        return Intercepted.of(real, (connection, sql, execution) -> {
            statements.incrementAndGet();
            return execution.run();
        });
    }
}
